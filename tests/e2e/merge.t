# Several tickets that are one

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    $ spoc log "VPN drops" -m "every hour" --from ana --as nadia -q
    $ export SPOC_NOW=2026-06-05T09:00:00Z
    $ spoc log "no VPN at home" --from lukas --as nadia -q
    $ spoc log "VPN down" --from buyer@customer.example --as nadia -q
    $ spoc merge 1 3 --as mira
    $ spoc merge 1 3 --into 2 --as mira --dry-run
    $ spoc merge 1 3 --into 2 --as mira
    $ spoc merge 2 --into 1 --as mira
    $ spoc merge 1 --into 2 --as mira
    $ spoc merge 2 --into 2 --as mira

The old number answers through the new one:

    $ spoc note 1 -m "a new switch is ordered" --as mira
    $ spoc show 1
    $ spoc show 1 --json | grep -E '"(id|redirected_from|status|ticket)"'
    $ spoc list --status all --columns id,status,subject
    $ spoc resolve 1 -m "x" --as mira
    $ spoc verify

Steps of a run are moved by the verbs of their run:

    $ spoc run start onboarding --set employee.id=E1 --set employee.name="Mona Fischer" --set employee.private=m@home.example --set manager=rosa --set start_date=2026-09-01 --as nadia -q
    $ spoc merge 4 --into 2 --as nadia
    $ spoc merge 2 --into 4 --as nadia --json
