# Clocks: every visit, every message, every promise

A desk with promises between teams, a vendor with its own, and one about updates:

    $ export SPOC_NOW=2026-06-08T07:00:00Z
    $ spoc init desk --name "Example Works" --time-zone Europe/Berlin --quiet && cd desk
    $ cat > spoc.toml <<'END'
    > spoc = 1
    > [desk]
    > name       = "Example Works"
    > time_zone  = "Europe/Berlin"
    > calendar   = "office"
    > front_line = "front"
    > [calendar.office]
    > hours = { mon-fri = ["09:00-17:00"] }
    > [calendar.always]
    > hours = { mon-sun = ["00:00-24:00"] }
    > [team.front]
    > [team.network]
    > [team.acme]
    > kind     = "vendor"
    > address  = "noc@acme.example"
    > calendar = "always"
    > [team.acme.target]
    > P2 = "90m"
    > [priority]
    > [sla.standard]
    > calendar = "office"
    > pause    = ["requester"]
    > reopened = "remaining"
    > [sla.standard.target.P2]
    > update = "2bh"
    > resolution = "8bh"
    > team = "4bh"
    > vendor = "1bd"
    > [sla.standard.target.P3]
    > resolution = "3bd"
    > END
    $ spoc apply --yes >/dev/null
    $ printf 'id,name,address,login,teams\nben,Ben Ott,ben@example.org,ben,network\nada,Ada May,ada@example.org,ada,front\n' > people.csv
    $ spoc people sync people.csv >/dev/null
    $ spoc log -s "VPN drops" --from rita@example.net --urgency high --as ada
    $ spoc route 1 --to network -r "theirs" --as ada --now 2026-06-08T08:00:00Z -q
    $ spoc note 1 --public -m "We look at it." --as ben --now 2026-06-08T08:30:00Z -q
    $ spoc route 1 --to acme --ref ACME-7 -r "the line" --as ben --now 2026-06-08T09:00:00Z
    $ spoc list --columns id,team,turn,turn_since,reference,owner
    $ spoc route 1 --to network -r "not the line" --as ben --now 2026-06-08T11:00:00Z -q
    $ spoc show 1 --now 2026-06-08T11:30:00Z | sed -n '/^clock/,/^$/p'

Every cycle is explained, with whom it was, its pauses and its sum; so are the turn and the owner:

    $ spoc wait 1 --on requester --ask "Which floor?" --until 2026-06-20T08:00:00Z --as ben --now 2026-06-08T12:00:00Z -q
    $ spoc note 1 --as-requester -m "The second." --as rita@example.net --now 2026-06-08T13:00:00Z -q
    $ spoc explain 1.team --now 2026-06-08T13:30:00Z
    $ spoc explain 1.vendor --now 2026-06-08T13:30:00Z
    $ spoc explain 1 --now 2026-06-08T13:30:00Z | sed -n '/^owner/,/^rules/p'
    $ spoc explain 1.vendor --json | grep -E '"(name|cycle|with|state|target|due_at|breached_at)"'

A promise that a change breaks is broken by who changed it:

    $ spoc log -s "slow disk" --from rita@example.net --as ada -q
    $ spoc edit 2 --set urgency=high --as ada --now 2026-06-10T07:00:00Z -q
    $ spoc history 2 --kind clock.breached

Reopened, it goes on with what was left:

    $ spoc resolve 1 -m "A new switch." --as ben --now 2026-06-08T14:00:00Z -q
    $ spoc reopen 1 -m "Still." --as ben --now 2026-06-09T08:00:00Z -q
    $ spoc explain 1.resolution --now 2026-06-09T08:00:00Z | grep -E '^clock|target|due|stopped|used'
    $ spoc verify
