# Giving work to somebody

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ for s in "no access to erp" "no access to crm" "drawings are gone"; do spoc log -s "$s" --team access --as nadia -q; done
    1
    2
    3
    $ spoc assign 1 --to selma --as nadia
    #1 P3 open access/selma · no access to erp · due 2026-06-05 14:00
    $ spoc assign 2 3 -t "felix horn" -r "knows the drawings" --as selma
    #2 P3 open access/felix · no access to crm · due 2026-06-05 14:00
    #3 P3 open access/felix · drawings are gone · due 2026-06-05 14:00
    $ spoc history 2 --kind ticket.assigned
    54 2026-06-05 10:00 #2 selma: assigned to felix (hand): knows the drawings

It may change hands, by id, login, address or part of a name; the same person again changes nothing:

    $ spoc assign 1 --to felix@example.org --reason "Selma is out" --as selma --dry-run
    ticket 1 would be
      assigned to felix (hand): Selma is out
      a notice to person:felix: assigned
    $ spoc assign 1 --to felix@example.org --reason "Selma is out" --as selma
    #1 P3 open access/felix · no access to erp · due 2026-06-05 14:00
    $ spoc assign 1 --to felix --as selma --dry-run
    nothing would change
    $ spoc assign 1 --to Selma --as felix --json | grep -E '"(id|assignee)"'
      "id": 1,
      "assignee": "selma",
    $ spoc assign 1 --to Selma --as felix --quiet
    1

Who was meant must be clear:

    $ spoc assign 1 --to er --as nadia
    ! spoc: "er" may be several people
    ! hint: name one by id: carla (Carla Meyer), emil (Emil Sauer), greta (Greta Sommer), jonas (Jonas Weber), lukas (Lukas Berger), tomas (Tomas Keller), walter (Walter Kramer)
    ? 64
    $ spoc assign 1 --to selmo --as nadia
    ! spoc: there is nobody called "selmo"
    ! hint: did you mean "selma"?
    ? 66
    $ spoc assign 1 --as nadia
    ! spoc: nobody was named
    ! hint: add --to PERSON
    ? 64
    $ spoc assign 99 --to selma --as nadia
    ! spoc: there is no ticket 99
    ? 66
    $ spoc assign 1 99 --to felix --as nadia
    #1 P3 open access/felix · no access to erp · due 2026-06-05 14:00
    ! spoc: there is no ticket 99
    ? 80
