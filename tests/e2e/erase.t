# Erasing a person

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ echo "my passport" > passport.txt
    $ spoc log -s "Xaver Zwick needs a new card" -m "Born on the first of May" --from "Xaver Zwick <xaver@zwick.example>" --attach passport.txt --as nadia -q
    1
    $ spoc log -s "Printer jams" -m "Xaver Zwick broke it, ask xaver@zwick.example" --from ana@example.net --as nadia -q
    2
    $ spoc deliver -q
    $ spoc erase xaver@zwick.example --yes
    ! spoc: they have tickets that are not over: 1
    ! hint: close or hand over those first
    ? 79
    $ spoc resolve 1 -m "Dear Mr Zwick, here it is" --as nadia -q && spoc close 1 --as nadia -q
    1
    1
    $ spoc deliver -q

Now they are in the store's files: in spoc.db, in what is written ahead of it, or in both. How much is moved when goes by the
size of what was written, so it is not asked which:

    $ store bytes >../bytes; grep -q "xaver@zwick" ../bytes
    $ spoc erase xaver@zwick.example --as ida --yes
    ! spoc: ida may not erase
    ! hint: no role of ida has erase
    ? 77
    $ spoc erase --retention --as ida --yes
    ! spoc: ida may not erase
    ! hint: no role of ida has erase
    ? 77
    $ spoc erase xaver@zwick.example --dry-run
    texts of tickets: 1
    would be erased: 10 entries, 0 callers, 1 notice, 2 messages, 0 files of policy, 1 attachment
    $ spoc erase xaver@zwick.example
    texts of tickets: 1
    would be erased: 10 entries, 0 callers, 1 notice, 2 messages, 0 files of policy, 1 attachment
    ! spoc: this needs a yes: Erase xaver@zwick.example for good?
    ! hint: give --yes where nobody can be asked
    ? 64
    $ spoc erase xaver@zwick.example --yes
    texts of tickets: 1
    erased: 10 entries, 0 callers, 1 notice, 2 messages, 0 files of policy, 1 attachment
    they are erased-1 from now on

None of it is left, in no file of the store; the rest of the story is:

    $ store bytes >../bytes; grep -l "xaver\|Xaver\|Zwick\|passport\|first of May" ../bytes
    ? 1
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index
    $ spoc show 1
    #1 [erased]

    status     closed
    turn       nobody, since 2026-06-05 10:00
    priority   P3 (impact medium, urgency medium)
    type       incident
    team       service_desk
    assignee   ida
    owner      nadia
    requester  erased-1@erased.invalid
    channel    cli
    created    2026-06-05 10:00 (now)
    resolved   2026-06-05 10:00 (now)
    closed     2026-06-05 10:00 (now)

    clock        state  target  used  due
    acknowledge  met    4bh       0s  2026-06-05 14:00 (in 4h)
    response     met    8bh       0s  2026-06-08 11:30 (in 3d 1h)
    resolution   met    3bd       0s  2026-06-10 10:00 (in 5d)

    [erased]

    2026-06-05 10:00 · nadia · public
      [erased]
    $ spoc show 2 | grep -i broke
    erased-1 broke it, ask erased-1@erased.invalid
    $ spoc history desk --kind person.erased
    58 2026-06-05 10:00 desk root: erased-1 was erased: 10 entries
    $ spoc erase xaver@zwick.example --yes
    ! spoc: nobody is known here as xaver@zwick.example
    ! hint: see the directory: spoc who
    ? 66
    $ spoc export | spoc import - ../twin && cd ../twin && spoc verify && cd ../desk
    imported Example Works: 2 tickets, 0 runs, 58 entries
    it was proved: everything agrees
    policy's files were written: holidays.ics, kb/1-vpn-drops.md, kb/2-printer-shows-offline.md, kb/3-password-or-locked-account.md, kb/4-who-is-calling.md, kb/5-lost-badge.md, kb/6-payslip.md, kb/7-where-is-my-order.md, kb/8-expense-claim.md, oncall.ics, spoc.toml, workflows/access_request.toml, workflows/equipment_request.toml, workflows/leave_of_absence.toml, workflows/offboarding.toml, workflows/office_move.toml, workflows/onboarding.toml, workflows/purchase.toml, workflows/transfer.toml
    everything agrees: store, chain, seals, state, clocks, agenda, index

Who is in the directory has to leave it first, and to hand over what they work on:

    $ spoc erase mira --yes
    ! spoc: mira is still in the directory, which would bring them back
    ! hint: take them out of the personnel file first: spoc people sync
    ? 79
    $ grep -v '^mira,' people.csv | sed 's/mira/jonas/g' > without.csv && spoc people sync without.csv > /dev/null
    $ spoc erase mira --yes --json
    ! {"schema":"spoc.error/1","code":"conflict","exit":79,"message":"the policy in force names them: oncall.ics:10","hint":"edit the file, then spoc apply","where":null}
    ? 79
    $ sed -i 's/mira/jonas/g' oncall.ics && spoc apply --yes > /dev/null
    $ spoc erase mira --dry-run --json
    {
      "schema": "spoc.erase/1",
      "instead": "erased-2",
      "tickets": [],
      "entries": 3,
      "operations": 0,
      "notices": 0,
      "messages": 0,
      "files": 1,
      "attachments": 0,
      "dry_run": true
    }
    $ spoc erase mira --yes
    erased: 3 entries, 0 callers, 0 notices, 0 messages, 1 file of policy, 0 attachments
    they are erased-2 from now on
    $ store bytes >../bytes; grep -l "mira@\|Okafor\|5550107" ../bytes
    ? 1
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index
    $ spoc who mira
    ! spoc: there is nobody called "mira"
    ? 66
    $ spoc erase nobody@zwick.example --yes
    ! spoc: nobody is known here as nobody@zwick.example
    ! hint: see the directory: spoc who
    ? 66
    $ spoc erase
    ! spoc: erase whom, or what?
    ! hint: a person, --retention, or --scrub
    ? 64
    $ spoc erase ana --retention
    ! spoc: erase whom, or what?
    ! hint: a person, --retention, or --scrub
    ? 64
    $ spoc erase --scrub
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index

What policy does not keep any more:

    $ spoc erase --retention --dry-run
    would be erased: 0 entries, 0 callers, 0 notices, 0 messages, 0 files of policy, 0 attachments
    $ spoc cancel 2 -m "never mind" --as nadia -q
    2
    $ grep -q '^\[retention\]' spoc.toml || printf '\n[retention]\nclosed_tickets = "7y"\n' >> spoc.toml; spoc apply --yes > /dev/null
    $ spoc erase --retention --dry-run --now 2032-01-01T08:00:00Z
    would be erased: 0 entries, 0 callers, 0 notices, 0 messages, 0 files of policy, 0 attachments
    $ spoc erase --retention --dry-run --now 2034-01-01T08:00:00Z
    texts of tickets: 1 2
    would be erased: 11 entries, 0 callers, 1 notice, 0 messages, 0 files of policy, 0 attachments
    $ spoc erase --retention --now 2034-01-01T08:00:00Z --yes
    texts of tickets: 1 2
    erased: 11 entries, 0 callers, 1 notice, 0 messages, 0 files of policy, 0 attachments
    $ spoc erase --retention --now 2034-01-01T08:00:00Z --yes --format json
    {
      "schema": "spoc.erase/1",
      "instead": null,
      "tickets": [],
      "entries": 0,
      "operations": 0,
      "notices": 0,
      "messages": 0,
      "files": 0,
      "attachments": 0
    }
    $ spoc show 2
    #2 [erased]

    status     cancelled
    turn       nobody, since 2026-06-05 10:00
    priority   P3 (impact medium, urgency medium)
    type       incident
    team       service_desk
    assignee   jonas
    owner      nadia
    requester  erased@erased.invalid
    channel    cli
    created    2026-06-05 10:00 (now)

    clock        state      target  used  due
    acknowledge  cancelled  4bh       0s
    response     cancelled  8bh       0s
    resolution   cancelled  3bd       0s

    [erased]
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index
