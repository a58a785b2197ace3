# Clocks: every visit, every message, every promise

A desk with promises between teams, a vendor with its own, and one about updates:

    $ export SPOC_NOW=2026-06-08T07:00:00Z
    $ spoc init desk --name "Example Works" --time-zone Europe/Berlin --quiet && cd desk
    {dir}/desk
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
    $ printf 'id,name,address,login,teams,roles\nben,Ben Ott,ben@example.org,ben,network,administrator\nada,Ada May,ada@example.org,ada,front,administrator\n' > people.csv
    $ spoc people sync people.csv >/dev/null
    $ spoc log -s "VPN drops" --from rita@example.net --urgency high --as ada
    #1 P2 new front · VPN drops · due 2026-06-08 13:00
    $ spoc route 1 --to network -r "theirs" --as ada --now 2026-06-08T08:00:00Z -q
    1
    $ spoc note 1 --public -m "We look at it." --as ben --now 2026-06-08T08:30:00Z -q
    1
    $ spoc route 1 --to acme --ref ACME-7 -r "the line" --as ben --now 2026-06-08T09:00:00Z
    #1 P2 new acme · VPN drops · due 2026-06-08 12:30
    $ spoc list --columns id,team,turn,turn_since,reference,owner
    #  team  turn    turn since        reference  owner
    1  acme  vendor  2026-06-08 11:00  ACME-7     ada
    $ spoc route 1 --to network -r "not the line" --as ben --now 2026-06-08T11:00:00Z -q
    1
    $ spoc show 1 --now 2026-06-08T11:30:00Z | sed -n '/^clock/,/^$/p'
    clock       state     target    used  due
    resolution  running   8bh     4h 30m  2026-06-08 17:00 (in 3h 30m)
    team        met       4bh         1h  2026-06-08 13:00 (30m ago)
    team #2     met       4bh         1h  2026-06-08 14:00 (in 30m)
    update      breached  2bh         3h  2026-06-08 12:30 (1h ago)
    vendor      late      90m         2h  2026-06-08 12:30 (1h ago)
    team #3     running   4bh        30m  2026-06-08 17:00 (in 3h 30m)

Every cycle is explained, with whom it was, its pauses and its sum; so are the turn and the owner:

    $ spoc wait 1 --on requester --ask "Which floor?" --until 2026-06-20T08:00:00Z --as ben --now 2026-06-08T12:00:00Z -q
    1
    $ spoc note 1 --as-requester -m "The second." --as ada --now 2026-06-08T13:00:00Z -q
    1
    $ spoc explain 1.team --now 2026-06-08T13:30:00Z
    promise
      SLA standard: it applies to every ticket that none before it does  (spoc.toml:20:6)

    clock team, with front
      target 4bh = 4h in open time of office, met  (spoc.toml:20:6)
      started 2026-06-08 09:00
        2026-06-08 09:00 to 2026-06-08 13:00  + 4h = 4h
      due 2026-06-08 13:00
      stopped 2026-06-08 10:00
      used 1h

    clock team, cycle 2, with network
      target 4bh = 4h in open time of office, met  (spoc.toml:20:6)
      started 2026-06-08 10:00
        2026-06-08 10:00 to 2026-06-08 14:00  + 4h = 4h
      due 2026-06-08 14:00
      stopped 2026-06-08 11:00
      used 1h

    clock team, cycle 3, with network
      target 4bh = 4h in open time of office, running  (spoc.toml:20:6)
      started 2026-06-08 13:00
        2026-06-08 13:00 to 2026-06-08 14:00  + 1h = 1h
        2026-06-08 14:00 to 2026-06-08 15:00  waiting on requester
        2026-06-08 15:00 to 2026-06-08 17:00  + 2h = 3h
        2026-06-09 09:00 to 2026-06-09 10:00  + 1h = 4h
      due 2026-06-09 10:00
      used 1h 30m

    next
      2026-06-09 10:00  breach of team
    $ spoc explain 1.vendor --now 2026-06-08T13:30:00Z
    promise
      SLA standard: it applies to every ticket that none before it does  (spoc.toml:20:6)

    clock vendor, with acme
      target 90m = 1h 30m by the clock, late  (spoc.toml:13:7)
      started 2026-06-08 11:00
        2026-06-08 11:00 to 2026-06-08 12:30  + 1h 30m = 1h 30m
      due 2026-06-08 12:30
      breached 2026-06-08 12:30
      stopped 2026-06-08 13:00
      used 2h
    $ spoc explain 1 --now 2026-06-08T13:30:00Z | sed -n '/^owner/,/^rules/p'
    owner
      2026-06-08 09:00  ada answers for it to the requester until it is closed, wherever it goes: logged it

    status
      2026-06-08 15:00  open; it is the turn of desk

    turn
      2026-06-08 09:00  the turn of desk: it was logged
      2026-06-08 11:00  the turn of vendor: it came to acme, a vendor
      2026-06-08 13:00  the turn of desk: it came to network
      2026-06-08 14:00  the turn of requester: it waits on requester
      2026-06-08 15:00  the turn of desk: it went on by answer

    permission
      root owns the store
      + take, release, note, wait, resume, resolve, edit, assign, route, watch, close, reopen, cancel, link, merge, escalate: the store's owner

    rules now
    $ spoc explain 1.vendor --json | grep -E '"(name|cycle|with|state|target|due_at|breached_at)"'
          "name": "promise",
          "name": "vendor",
          "cycle": 1,
          "state": "late",
          "with": "acme",
          "target": "90m",
          "due_at": "2026-06-08T10:30:00Z",
          "breached_at": "2026-06-08T10:30:00Z",

A promise that a change breaks is broken by who changed it:

    $ spoc log -s "slow disk" --from rita@example.net --as ada -q
    2
    $ spoc edit 2 --set urgency=high --as ada --now 2026-06-10T07:00:00Z -q
    2
    $ spoc history 2 --kind clock.breached
    40 2026-06-10 09:00 #2 ada: clock resolution #1 breached by change: edited
    42 2026-06-10 09:00 #2 ada: clock team #1 breached by change: edited

Reopened, it goes on with what was left:

    $ spoc resolve 1 -m "A new switch." --as ben --now 2026-06-08T14:00:00Z -q
    1
    $ spoc reopen 1 -m "Still." --as ben --now 2026-06-09T08:00:00Z -q
    1
    $ spoc explain 1.resolution --now 2026-06-09T08:00:00Z | grep -E '^clock|target|due|stopped|used'
    clock resolution
      target 8bh = 8h in open time of office, met  (spoc.toml:20:6)
      due 2026-06-09 10:00
      stopped 2026-06-08 16:00
      used 6h
    clock resolution, cycle 2
      target 8bh = 2h in open time of office, running  (spoc.toml:20:6)
      due 2026-06-09 12:00
      used 0s
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index
