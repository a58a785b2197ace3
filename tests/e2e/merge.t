# Several tickets that are one

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log "VPN drops" -m "every hour" --from ana --as nadia -q
    1
    $ export SPOC_NOW=2026-06-05T09:00:00Z
    $ spoc log "no VPN at home" --from lukas --as nadia -q
    2
    $ spoc log "VPN down" --from buyer@customer.example --as nadia -q
    3
    $ spoc merge 1 3 --as mira
    ! spoc: into which ticket was not said
    ! hint: add --into ID
    ? 64
    $ spoc merge 1 3 --into 2 --as mira --dry-run
    ticket 1 would be
      clock acknowledge #1 breached by time
      rung response@-1bh passed: its condition does not hold
      merged into 2
      clock acknowledge #1 cancelled
      clock response #1 cancelled
      clock resolution #1 cancelled
    ticket 2 would be
      ticket 1 was merged into it
      clock acknowledge #1 breached by change: ticket 1 was merged into it
      ticket 3 was merged into it
    ticket 3 would be
      merged into 2
      clock acknowledge #1 cancelled
      clock response #1 cancelled
      clock resolution #1 cancelled
      a notice to requester: merged
      a notice to assignee: absorbed
      a notice to requester: merged
    $ spoc merge 1 3 --into 2 --as mira
    #1 P2 merged network/mira · VPN drops
    #3 P2 merged network/mira · VPN down
    $ spoc merge 2 --into 1 --as mira
    ! spoc: ticket 1 is merged: nothing can be merged into it
    ! hint: merge into the one it was merged into
    ? 79
    $ spoc merge 1 --into 2 --as mira
    ! spoc: ticket 1 is merged: merge is not possible
    ! hint: use the ticket it was merged into
    ? 79
    $ spoc merge 2 --into 2 --as mira
    ! spoc: ticket 2 cannot be merged into itself
    ? 64

The old number answers through the new one:

    $ spoc note 1 -m "a new switch is ordered" --as mira
    #2 P2 open network/oscar · no VPN at home · due 2026-06-05 12:00
    ! ticket 1 was merged into 2
    $ spoc show 1
    #2 no VPN at home

    status        open
    turn          desk, since 2026-06-05 11:00
    priority      P2 (impact medium, urgency high)
    type          incident
    service       remote_access
    category      network
    team          network
    assignee      oscar
    owner         nadia
    requester     Lukas Berger <lukas@example.org>
    channel       cli
    links         duplicated by #1, duplicated by #3
    participants  Ana Silva, buyer@customer.example
    created       2026-06-05 11:00 (now)
    due           2026-06-05 12:00 (in 1h)

    clock        state     target  used  due
    acknowledge  breached  1bh       1h  2026-06-05 11:00 (now)
    response     running   2bh       1h  2026-06-05 12:00 (in 1h)
    resolution   running   8bh       1h  2026-06-08 11:30 (in 3d)

    2026-06-05 10:00 · nadia · requester · in #1
      VPN drops

      every hour

    2026-06-05 11:00 · nadia · requester · in #3
      VPN down

    2026-06-05 11:00 · mira · internal
      a new switch is ordered
    ! ticket 1 was merged into 2
    $ spoc show 1 --json | grep -E '"(id|redirected_from|status|ticket)"'
      "id": 2,
      "status": "open",
          "id": 1
          "id": 3
      "redirected_from": 1,
          "ticket": 1,
          "ticket": 3,
          "ticket": 2,
          "id": "kb1",
    ! ticket 1 was merged into 2
    $ spoc status 1
    Your request 2: no VPN at home
    You asked on 2026-06-05 11:00.
    We are working on it since 2026-06-05 11:00.
    We expect to have an answer by 2026-06-08 11:30.
    ! ticket 1 was merged into 2
    $ spoc status 1 --as ana | head -1
    Your request 2: no VPN at home
    ! ticket 1 was merged into 2
    $ spoc note 3 -m "any news?" --as nadia --as-requester -q
    2
    ! ticket 3 was merged into 2
    $ spoc log "VPN down again" --from ana --key K9 --as nadia -q
    4
    $ spoc merge 4 --into 2 --as mira -q
    4
    $ spoc log "VPN is still down" --from ana --key K9 --on-known note --as nadia -q
    2
    $ spoc history 2 --kind ticket.noted
    79 2026-06-05 11:00 #2 mira: noted: a new switch is ordered
    80 2026-06-05 11:00 #2 nadia: the requester says: any news?
    98 2026-06-05 11:00 #2 nadia: the requester says: VPN is still down
    $ spoc list --status all --columns id,status,subject
    #  status  subject
    1  merged  VPN drops
    2  open    no VPN at home
    3  merged  VPN down
    4  merged  VPN down again
    $ spoc resolve 1 -m "x" --as mira
    ! spoc: ticket 1 is merged: resolve is not possible
    ! hint: use the ticket it was merged into
    ? 79
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

Steps of a run are moved by the verbs of their run:

    $ spoc run start onboarding --set employee.id=E1 --set employee.name="Mona Fischer" --set employee.private=m@home.example --set manager=rosa --set start_date=2026-09-01 --as helene -q
    r1
    $ spoc merge 5 --into 2
    ! spoc: ticket 5 is step request of run r1: merge is not possible
    ! hint: use spoc run withdraw r1/request
    ? 79
    $ spoc merge 2 --into 5 --json
    ! {"schema":"spoc.error/1","code":"conflict","exit":79,"message":"ticket 5 is step request of run r1: merge is not possible","hint":"use spoc run withdraw r1/request","where":null}
    ? 79
