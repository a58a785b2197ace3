# Taking work

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ for s in "no access to erp" "no access to crm" "drawings are gone"; do spoc log -s "$s" --team access --as nadia; done
    #1 P3 new access · no access to erp · due 2026-06-05 14:00
    #2 P3 new access · no access to crm · due 2026-06-05 14:00
    #3 P3 new access · drawings are gone · due 2026-06-05 14:00

Taking is accepting: the ticket is open, has an assignee, and its acknowledge clock stops.

    $ spoc take 1 --as selma --dry-run
    ticket 1 would be
      taken
      clock acknowledge #1 stopped
    $ spoc list --assignee selma
    ! no ticket matches
    $ spoc take 1 --as selma
    #1 P3 open access/selma · no access to erp · due 2026-06-08 11:30
    $ spoc show 1 | grep -E '^(status|assignee|acknowledge)'
    status    open
    assignee  selma
    acknowledge  met      4bh       0s  2026-06-05 14:00 (in 4h)
    $ spoc take 1 --as selma
    #1 P3 open access/selma · no access to erp · due 2026-06-08 11:30

It fails when somebody else has it; of several the others are taken:

    $ spoc take 1 --as felix
    ! spoc: ticket 1 is taken by selma
    ! hint: assign it, if it is to change hands: spoc assign --to
    ? 79
    $ spoc take 1 2 99 --as felix
    #2 P3 open access/felix · no access to crm · due 2026-06-08 11:30
    ! spoc: ticket 1 is taken by selma
    ! hint: assign it, if it is to change hands: spoc assign --to
    ! spoc: there is no ticket 99
    ? 80
    $ spoc take 1 --as felix --json
    ! {"schema":"spoc.error/1","code":"conflict","exit":79,"message":"ticket 1 is taken by selma","hint":"assign it, if it is to change hands: spoc assign --to","where":null}
    ? 79

Numbers may come from standard input:

    $ spoc list unowned -q | spoc take - --as felix --quiet
    3
    $ spoc list mine --as felix --columns id,assignee,subject
    #  assignee  subject
    2  felix     no access to crm
    3  felix     drawings are gone

For programs:

    $ spoc take 3 --as felix --json | grep -E '"(schema|id|status|assignee|created)"'
      "schema": "spoc.ticket/1",
      "id": 3,
      "status": "open",
      "assignee": "felix",
      "created": false,
    $ spoc take 2 3 --as felix --format json | grep -E '"(schema|total|id)"'
      "schema": "spoc.tickets/1",
      "total": 2,
          "id": 2,
          "id": 3,

Only a person can take a ticket, and not what is over:

    $ spoc cancel 3 -m "found" --as felix --quiet
    3
    $ spoc take 3 --as felix
    ! spoc: ticket 3 is cancelled: take is not possible
    ! hint: log a new ticket
    ? 79
    $ spoc take
    ! spoc: which tickets was not said
    ! hint: spoc take 42, or a filter like --team NAME
    ? 64
    $ spoc take abc --as felix
    ! spoc: "abc" is no number of a ticket
    ! hint: like 42, #42, key:ABC, r7/payroll, or . for the one you changed last
    ? 64
    $ printf '1\n2x\n' | spoc take - --as selma
    ! spoc: "2x" is no number of a ticket
    ! hint: like 42, #42, key:ABC, r7/payroll, or . for the one you changed last
    ? 64

A promise of a workflow can count from when somebody takes the ticket; until then there is none:

    $ cat > workflows/answer.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "An answer"
    > owner = "facilities"
    > [steps.answer]
    > team = "workplace"
    > due = "taken + 1bd"
    > END
    $ spoc apply --yes > /dev/null
    $ spoc run start answer
    r1
    $ spoc run show r1 | tail -2
    step    state   ticket  who        due  waits for
    answer  active  #4      workplace       ticket 4 is not resolved
    $ spoc take r1/answer --as walter --dry-run
    ticket 4 would be
      taken
      clock due #1 started: 2026-06-08 10:00 in office
    run r1 would be
      step answer taken
      step answer replanned, due 2026-06-08T08:00:00Z: it was taken
      a notice to assignee: replanned
    $ spoc take r1/answer --as walter
    #4 P3 open workplace/walter · answer · due 2026-06-08 10:00
    $ spoc explain r1/answer
    step
      a task of workflow answer  (workflows/answer.toml:5:8)
      2026-06-05 10:00  it began
      2026-06-05 10:00  it was taken
      2026-06-08 10:00  it is due  (workflows/answer.toml:7:7)
      its ticket is 4

    waiting
      2026-06-05 10:00  answer is active and waits: ticket 4 is not resolved (workplace); spoc resolve 4
    $ spoc run show r1 --json | grep taken_at
          "taken_at": "2026-06-05T08:00:00Z",
    $ spoc history r1 --kind step.taken
    {re:\d+} 2026-06-05 10:00 r1 walter: step answer taken
    $ spoc undo --as walter
    #4 P3 open workplace/walter · answer
    ! o17 undone: take of 2026-06-05 10:00, 1 ticket, 1 run; 1 notice not sent
    $ spoc run show r1 | tail -1
    answer  active  #4      workplace       ticket 4 is not resolved
    $ spoc take r1/answer --as yusuf --now 2026-06-09T08:00:00Z
    ! spoc: ticket 4 is taken by walter
    ! hint: assign it, if it is to change hands: spoc assign --to
    ? 79
    $ spoc done r1/answer --as yusuf --now 2026-06-09T09:00:00Z -q && spoc verify
    4
    everything agrees: store, chain, seals, state, clocks, agenda, index
