# A merged ticket becomes one of its own again

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    $ spoc log "VPN drops" --from ana --as nadia -q
    $ spoc log "no VPN at home" --from lukas --as nadia -q
    $ spoc show 1 --events > before
    $ spoc merge 1 --into 2 --as mira -q
    $ spoc take 2 --as mira -q
    $ spoc unmerge 1 --as mira --dry-run
    $ spoc unmerge 1 --as mira
    $ spoc show 1 | diff - before | grep '^[<>]' | head -3
    $ spoc show 2 --json | grep -E '"(status|assignee|duplicated_by)"'
    $ spoc unmerge 1 --as mira
    $ spoc unmerge 1 --as mira --quiet
    $ spoc unmerge 77 --as mira --json
    $ spoc history 1 --after 40
    $ spoc verify
