# Nothing to be done any more

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ for s in one two three; do spoc log -s "$s" --team access --from ida --as nadia -q; done
    1
    2
    3
    $ spoc cancel 1 -m "logged by mistake" --as nadia --dry-run
    ticket 1 would be
      cancelled: logged by mistake
      clock acknowledge #1 cancelled
      clock response #1 cancelled
      clock resolution #1 cancelled
      a notice to requester: cancelled
    $ spoc cancel 1 -m "logged by mistake" --as nadia
    #1 P3 cancelled access · one
    $ spoc show 1 --json | grep -E '"(status|turn|wake_at|state)"'
      "status": "cancelled",
      "turn": "nobody",
      "wake_at": null,
          "state": "cancelled",
          "state": "cancelled",
          "state": "cancelled",
    $ spoc cancel 2 --as nadia
    ! spoc: cancelling needs a text
    ! hint: say why with -m TEXT
    ? 64
    $ echo "the same as the first" | spoc cancel 2 -F - --as nadia --quiet
    2
    $ spoc cancel 3 --message x --file text --as nadia
    ! spoc: the text can come from one place only
    ! hint: use one of -m, -F and -e
    ? 64
    $ spoc cancel 3 -e --as nadia
    ! spoc: an editor needs a terminal
    ! hint: use -m TEXT or -F FILE
    ? 64
    $ spoc cancel 3 --edit -m x --as nadia
    ! spoc: the text can come from one place only
    ! hint: use one of -m, -F and -e
    ? 64
    $ spoc history 2 --kind ticket.cancelled
    57 2026-06-05 10:00 #2 nadia: cancelled: the same as the first

Only before it is resolved, and once:

    $ spoc resolve 3 -m "done" --as selma -q
    3
    $ spoc cancel 3 -m "x" --as nadia
    ! spoc: ticket 3 is resolved: cancel is not possible
    ! hint: an answer was offered: close it, or reopen it
    ? 79
    $ spoc cancel 1 2 3 -m "x" --as nadia
    ! spoc: ticket 1 is cancelled: cancel is not possible
    ! hint: log a new ticket
    ! spoc: ticket 2 is cancelled: cancel is not possible
    ! hint: log a new ticket
    ! spoc: ticket 3 is resolved: cancel is not possible
    ! hint: an answer was offered: close it, or reopen it
    ? 80
    $ spoc cancel 99 -m "x" --as nadia --json
    ! {"schema":"spoc.error/1","code":"not_found","exit":66,"message":"there is no ticket 99","hint":null,"where":null}
    ? 66
