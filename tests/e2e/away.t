# Who is away

    $ export SPOC_NOW=2026-06-08T07:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ for s in "VPN drops" "VPN is slow"; do spoc log -s "$s" --from ana; done
    #1 P2 open network/mira · VPN drops · due 2026-06-08 10:00
    #2 P2 open network/oscar · VPN is slow · due 2026-06-08 10:00

A holiday: nothing new is given to her, and what falls due meanwhile goes to who covers.

    $ spoc away mira --until 2026-06-12 --cover viktor --dry-run
    mira is away from 2026-06-08 09:00 until 2026-06-13 00:00; viktor covers
    #1 goes to viktor
    $ spoc away mira --until 2026-06-12
    mira is away from 2026-06-08 09:00 until 2026-06-13 00:00; oscar covers
    #1 goes to oscar
    $ spoc list --columns id,assignee,subject
    #  assignee  subject
    1  oscar     VPN drops
    2  oscar     VPN is slow
    $ spoc log -s "VPN again" --from ana
    #3 P2 open network/oscar · VPN again · due 2026-06-08 10:00
    ! like #2 (score 65): VPN is slow
    ! like #1 (score 61): VPN drops
    $ spoc show 1 | tail -2
    2026-06-08 09:00 · root · internal
      Mira Okafor is away until 2026-06-13 00:00; handed over to Oscar Braun.

Who will be away is said before; a desk of one's own begins without absences:

    $ spoc who emil
    person  name        address           phone           department  teams       open  state
    emil    Emil Sauer  emil@example.org  +49 30 5550142  finance     purchasing     0  away from 2026-06-15 09:00 until 2026-06-29 09:00
    $ spoc who emil --json | grep -A4 next_absence
          "next_absence": {
            "since": "2026-06-15T07:00:00Z",
            "until": "2026-06-29T07:00:00Z",
            "cover": null
          }
    $ spoc explain emil | sed -n '/presence/,/^$/p'
    presence
      away from 2026-06-15 09:00 until 2026-06-29 09:00; birgit covers
      calendar office is open
    $ spoc init ../own --name Own --time-zone UTC -q && spoc --desk ../own away
    {dir}/own
    ! nobody is away

See who is away, and what the desk knows of it:

    $ spoc away
    person  since             until             cover
    emil    2026-06-15 09:00  2026-06-29 09:00
    mira    2026-06-08 09:00  2026-06-13 00:00
    $ spoc away --json
    {
      "schema": "spoc.absences/1",
      "absences": [
        {
          "person": "emil",
          "since": "2026-06-15T07:00:00Z",
          "until": "2026-06-29T07:00:00Z",
          "cover": null
        },
        {
          "person": "mira",
          "since": "2026-06-08T07:00:00Z",
          "until": "2026-06-12T22:00:00Z",
          "cover": null
        }
      ]
    }
    $ spoc who mira
    person  name         address           phone           department  teams    open  state
    mira    Mira Okafor  mira@example.org  +49 30 5550107  it          network     0  away until 2026-06-13 00:00
    $ spoc history --kind person.away
    28 2026-06-08 09:00 desk root: emil is away from 2026-06-15 09:00 until 2026-06-29 09:00
    53 2026-06-08 09:00 desk root: mira is away from 2026-06-08 09:00 until 2026-06-13 00:00

Times may not overlap, nor covers go round in a circle:

    $ spoc away mira --since 2026-06-10 --until 2026-06-20
    ! spoc: mira is away from 2026-06-08 09:00 until 2026-06-13 00:00 already
    ! hint: end that one first: spoc away PERSON --back, or give other times
    ? 79
    $ spoc away oscar --until 2026-06-09 --cover mira
    ! spoc: the covers go round in a circle: oscar → mira → oscar
    ! hint: name somebody who is there: --cover PERSON
    ? 79
    $ spoc away oscar --until 2026-06-01
    ! spoc: the absence ends at 2026-06-02 00:00, before it begins at 2026-06-08 09:00
    ! hint: say another --until
    ? 65
    $ spoc away oscar --open-end --cover oscar
    ! spoc: nobody covers for themselves
    ! hint: choose another --cover
    ? 65

Back again:

    $ spoc away mira --back --json
    {
      "schema": "spoc.absence/1",
      "person": "mira",
      "since": "2026-06-08T07:00:00Z",
      "until": "2026-06-08T07:00:00Z",
      "cover": null,
      "stands_in": null,
      "handed_over": [],
      "operation": "o8"
    }
    $ spoc away mira --back
    ! spoc: Mira Okafor is not away
    ? 79
    $ spoc away
    person  since             until             cover
    emil    2026-06-15 09:00  2026-06-29 09:00

One that lies ahead is acted on by the first sweep after it begins:

    $ spoc away ida --since "2026-06-08 09:30" --open-end --cover nadia
    ida is away from 2026-06-08 09:30, with an open end; nadia covers
    $ spoc log -s "Chair is broken" --from lukas --assign ida
    #4 P3 open service_desk/ida · Chair is broken · due 2026-06-08 14:00
    $ spoc escalate --now 2026-06-08T07:40:00Z
    #4 goes to nadia
    0 due, 0 changed, 0 notices queued
    $ spoc escalate --now 2026-06-08T07:41:00Z
    0 due, 0 changed, 0 notices queued

What it needs:

    $ spoc away mira
    ! spoc: until when?
    ! hint: say one of --until TIME, --open-end and --back
    ? 64
    $ spoc away --back
    ! spoc: it does not say who is away
    ! hint: spoc away PERSON --until TIME
    ? 64
    $ spoc away mira --back --cover oscar
    ! spoc: --back ends an absence now
    ! hint: leave out --since and --cover
    ? 64
    $ spoc away nobody --open-end
    ! spoc: there is nobody called "nobody"
    ? 66
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index
