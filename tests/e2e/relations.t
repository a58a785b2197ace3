# Links to what is not there for somebody

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log "VPN drops in payroll" --team network -q
    1
    $ spoc log "VPN drops in payroll for Mona" --team payroll --confidential -q
    2
    $ spoc log "Firewall" --team network -q
    3

What stands in the way counts, and is not named to who may not see it:

    $ spoc link 2 --blocks 1 -q
    2
    $ spoc link 3 --blocks 2 -q
    3
    $ spoc show 1 --as carla | grep links
    links     blocked by #2
    $ spoc show 1 --as mira | grep links
    ? 1
    $ spoc history 1 --kind ticket.linked --as mira
    ! no entry matches
    $ spoc list --linked 1 --as mira
    ! no ticket matches
    $ spoc explain 1 --as mira | grep -A1 "^blocked"
    ? 1
    $ spoc resolve 1 -m "patched" --as mira
    ! spoc: ticket 1 is blocked by one that you may not see: resolve is not possible
    ? 79
    $ spoc resolve 1 -m "patched"
    ! spoc: ticket 1 is blocked by 2 (new, payroll): resolve is not possible
    ! hint: resolve that first, or: spoc link 2 --blocks 1 --remove
    ? 79
    $ spoc link 1 --blocks 3 --as mira
    ! spoc: that would be a circle: 1 blocks 3 blocks one that you may not see blocks 1
    ! hint: take one of these links away first
    ? 79
    $ spoc link 1 --blocks 2 --as mira
    ! spoc: there is no ticket 2
    ? 66
    $ spoc merge 1 --into 2 --as mira
    ! spoc: there is no ticket 2
    ? 66
    $ spoc link 2 --blocks 1 --remove -q
    2

Neither is a likely duplicate, a child, or who gets the same answer:

    $ spoc log "VPN drops in payroll too" --as mira
    #4 P2 open network/oscar · VPN drops in payroll too · due 2026-06-05 11:00
    ! like #1 (score 87): VPN drops in payroll
    $ spoc link 2 --child-of 1 -q
    2
    $ spoc show 1 --as mira | grep children
    ? 1
    $ spoc resolve 1 -m "patched" --as mira
    ! spoc: ticket 1 has open children: what you may not see
    ! hint: answer them first, or with it: --with-children
    ? 79
    $ spoc resolve 1 -m "patched" --with-children --as mira
    ! spoc: ticket 1 has open children that you may not see
    ! hint: who may see them answers it, or takes them out of it
    ? 77
    $ spoc link 2 --child-of 1 --remove -q
    2
    $ spoc link 2 --duplicates 1 -q
    2
    $ spoc link 3 --blocks 2 --remove -q
    3
    $ spoc resolve 1 -m "patched" --as mira --dry-run | grep -c "ticket 2"
    0
    ? 1
    $ spoc resolve 1 -m "patched" --as mira
    #1 P2 resolved network/mira · VPN drops in payroll
    $ spoc show 2 --as carla | grep status
    status    resolved
    $ spoc undo --as mira
    #1 P2 open network/mira · VPN drops in payroll · due 2026-06-05 11:00
    ! o15 undone: resolve of 2026-06-05 10:00, 1 ticket
    $ spoc show 2 --as carla | grep status
    status    new

A ticket that goes on as one that is not there for them stays what they see:

    $ spoc merge 1 --into 2 -q
    1
    $ spoc show 1 --as mira | head -3
    #1 VPN drops in payroll

    status    merged
    $ spoc note 1 -m "what now?" --public --as mira
    ! spoc: ticket 1 is merged
    ! hint: write to the one it was merged into
    ? 79
    $ spoc unmerge 1 --as mira
    ! spoc: ticket 1 was merged into one that you may not see
    ? 77
    $ spoc unmerge 1 -q
    1
    $ spoc unmerge 1
    ! spoc: ticket 1 is open: it is merged into none
    ? 79

Whoever brought a ticket where they may not look takes that back, as long as nothing happened to it there:

    $ spoc route 3 --to payroll --reason "salary" --as mira -q
    3
    $ spoc edit 3 --set confidential=true -q
    3
    $ spoc undo --as mira
    ! spoc: there is no ticket 3
    ? 66
    $ spoc undo -q
    3
    $ spoc undo --as mira
    #3 P3 open network/oscar · Firewall · due 2026-06-05 14:00
    ! o19 undone: route of 2026-06-05 10:00, 1 ticket; 1 notice not sent
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index
