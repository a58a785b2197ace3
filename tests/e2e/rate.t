# Satisfaction

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ for s in one two three; do spoc log -s "$s" --team access --from ida --as nadia -q; done
    1
    2
    3
    $ spoc rate 1 --score 5 --as ida
    ! spoc: ticket 1 is new: there is no answer to rate
    ! hint: a resolved or closed one can be rated
    ? 79
    $ spoc resolve 1 2 -m "done" --as selma -q
    1
    2
    $ spoc rate 1 --score 6 --as ida
    ! spoc: a score cannot be 6
    ! hint: from 1, the worst, to 5
    ? 65
    $ spoc rate 1 --score good --as ida
    ! spoc: --score cannot be "good"
    ! hint: a number from 1, the worst, to 5
    ? 64
    $ spoc rate 1 --as ida
    ! spoc: how good it was was not said
    ! hint: add --score 1 to 5
    ? 64

Rating an answer takes it; a later rating replaces the one before:

    $ spoc rate 1 --score 2 -m "slow" --as ida --dry-run
    ticket 1 would be
      rated 2 of 5: slow
      closed by rating
    $ spoc rate 1 --score 2 -m "slow" --as ida
    #1 P3 closed access/selma · one
    $ printf 'slow, but kind\n' | spoc rate 1 --score 4 -F - --as ida --json | grep -A4 '"rating"'
      "rating": {
        "score": 4,
        "comment": "slow, but kind",
        "at": "2026-06-05T08:00:00Z"
      },
    $ spoc rate 1 --score 4 -e --as ida
    ! spoc: an editor needs a terminal
    ! hint: use -m TEXT or -F FILE
    ? 64
    $ spoc rate 1 --score 4 --edit --as ida
    ! spoc: an editor needs a terminal
    ! hint: use -m TEXT or -F FILE
    ? 64
    $ spoc rate 1 --score 4 --message x --file y --as ida
    ! spoc: the text can come from one place only
    ! hint: use one of -m, -F and -e
    ? 64
    $ spoc rate 2 3 --score 5 --quiet --as ida
    2
    ! spoc: ticket 3 is new: there is no answer to rate
    ! hint: a resolved or closed one can be rated
    ? 80

An answer that is only thanks confirms it, by a rule that the journal names; reopening takes it back:

    $ spoc resolve 3 -m "done" --as selma -q
    3
    $ spoc note 3 -m "Thanks, it works!" --as-requester --as ida --dry-run
    ticket 3 would be
      the requester says: Thanks, it works!
      clock response #2 started: 8bh in office
      closed by thanks: the answer only says thanks
      clock response #2 cancelled
      a notice to assignee: answer_received
    $ spoc note 3 -m "Thanks, it works!" --as-requester --as ida
    #3 P3 closed access/selma · three
    $ spoc history 3 --kind ticket.closed
    75 2026-06-05 10:00 #3 ida: closed by thanks: the answer only says thanks
    $ spoc reopen 3 -m "it was not meant so" --as selma
    #3 P3 open access/selma · three · due 2026-06-05 14:00
    $ spoc resolve 3 -m "done" --as selma -q
    3
    $ spoc note 3 -m "Thanks, but it does not." --as-requester --as ida
    #3 P3 open access/selma · three · due 2026-06-05 14:00
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index
