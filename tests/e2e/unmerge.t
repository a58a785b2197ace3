# A merged ticket becomes one of its own again

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log "VPN drops" --from ana --as nadia -q
    1
    $ spoc log "no VPN at home" --from lukas --as nadia -q
    2
    $ spoc show 1 > before
    $ spoc merge 1 --into 2 --as mira -q
    1
    $ spoc take 2 --as oscar -q
    2
    $ spoc show 2 | grep -E "^(assignee|links|participants)"
    assignee      oscar
    links         duplicated by #1
    participants  Ana Silva
    $ spoc unmerge 1 --as mira --dry-run
    ticket 1 would be
      merging (operation o6) taken back
      message 5 dropped: o6 was undone
    ticket 2 would be
      merging (operation o6) taken back
      message 6 dropped: o6 was undone
    $ spoc unmerge 1 --as mira
    #1 P2 open network/mira · VPN drops · due 2026-06-05 11:00
    $ spoc show 1 | diff - before && echo the same
    the same
    $ spoc show 2 | grep -E "^(assignee|links|participants)"
    assignee   oscar
    $ spoc unmerge 1 --as mira
    ! spoc: ticket 1 is open: it is merged into none
    ? 79
    $ spoc merge 1 --into 2 --as mira -q; spoc unmerge 1 --as mira -q
    1
    1
    $ spoc unmerge 77 --as mira --json
    ! {"schema":"spoc.error/1","code":"not_found","exit":66,"message":"there is no ticket 77","hint":null,"where":null}
    ? 66
    $ spoc history 1 --kind ticket.merged
    53 2026-06-05 10:00 #1 mira: merged into 2 (undone by o8)
    64 2026-06-05 10:00 #1 mira: merged into 2 (undone by o10)
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index
