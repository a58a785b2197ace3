# Following a ticket

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "no access to erp" --team access --from ida --as nadia -q
    1
    $ spoc watch 1 "Lab <lab@example.net>" --dry-run --as selma
    ticket 1 would be
      lab@example.net follows it
    $ spoc watch 1 "Lab <lab@example.net>" --as selma
    #1 P3 new access · no access to erp · due 2026-06-05 14:00
    $ spoc watch 1 lukas --as selma --json | grep -A12 '"participants"'
      "participants": [
        {
          "person": null,
          "name": "Lab",
          "address": "lab@example.net"
        },
        {
          "person": "lukas",
          "name": "Lukas Berger",
          "address": "lukas@example.org"
        }
      ],
      "channel": "cli",

Again changes nothing. Who follows gets what the requester gets, and nothing internal:

    $ spoc watch 1 lab@example.net --as selma --quiet
    1
    $ spoc note 1 -m "the role is missing" --as selma --dry-run
    ticket 1 would be
      noted: the role is missing
    $ spoc note 1 --public -m "It comes this afternoon." --as selma --dry-run
    ticket 1 would be
      answered: It comes this afternoon.
      clock acknowledge #1 stopped
      clock response #1 stopped
      a notice to requester: answer
      a notice to address:lab@example.net: answer
      a notice to address:lukas@example.org: answer
    $ spoc watch 1 nobody --as selma
    ! spoc: there is nobody called "nobody"
    ? 66
    $ spoc watch 1 --as selma
    ! spoc: missing argument ADDRESS
    ! hint: usage: spoc watch ID ADDRESS
    ? 64
    $ spoc cancel 1 -m "mistake" --as selma -q
    1
    $ spoc watch 1 lab@example.net --as selma
    ! spoc: ticket 1 is cancelled
    ! hint: reopen it, or log a new ticket
    ? 79
