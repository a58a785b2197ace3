# Answering

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc log -s "laptop for a trainee" --service laptop --set model=standard --from ida --as nadia -q
    1
    $ spoc log -s "no access to erp" --team access --from ida --as nadia -q
    2
    $ spoc log -s "no access to crm" --team access --from ida --as nadia -q
    3

An answer is offered to the requester; who gives it has the ticket from then on if nobody had it:

    $ spoc resolve 2 -m "The role was missing." --as selma --dry-run
    ticket 2 would be
      taken
      clock acknowledge #1 stopped
      resolved: The role was missing.
      clock response #1 stopped
      clock resolution #1 stopped
      a notice to requester: resolved
    $ spoc resolve 2 -m "The role was missing." --as selma
    #2 P3 resolved access/selma · no access to erp
    $ spoc show 2 | grep -E '^(status|turn|assignee|resolved|acknowledge|response|resolution)'
    status     resolved
    turn       requester, since 2026-06-05 10:00
    assignee   selma
    resolved   2026-06-05 10:00 (now)
    acknowledge  met    4bh       0s  2026-06-05 14:00 (in 4h)
    response     met    8bh       0s  2026-06-08 11:30 (in 3d 1h)
    resolution   met    3bd       0s  2026-06-10 10:00 (in 5d)

The text may come from a file or standard input; fields are set in the same step:

    $ printf 'Here it is.\n\nGreetings\n' > answer.txt
    $ spoc resolve 1 -F answer.txt --set needed_by=2026-06-09 --set fields.model=developer --as ida --json | grep -E '"(status|resolved_at|due_at|needed_by|model)"' | head -5
      "status": "resolved",
        "model": "developer",
        "needed_by": "2026-06-09"
      "due_at": null,
      "resolved_at": "2026-06-05T08:00:00Z",
    $ echo "Try again, please." | spoc done 3 --file - --as selma --quiet
    3
    $ spoc show 1 | tail -4
    2026-06-05 10:00 · ida · public
      Here it is.

      Greetings

What is not possible:

    $ spoc resolve 1 --message again --as ida
    ! spoc: ticket 1 is resolved: resolve is not possible
    ! hint: an answer was offered: close it, or reopen it
    ? 79
    $ spoc log -s "drawings are gone" --service laptop --set model=standard --as nadia -q
    4
    $ spoc resolve 4 --as ida
    ! spoc: an answer needs a text
    ! hint: say it with -m TEXT
    ? 64
    $ spoc resolve 4 -e --as ida
    ! spoc: an editor needs a terminal
    ! hint: use -m TEXT or -F FILE
    ? 64
    $ spoc resolve 4 --edit -m x --as ida
    ! spoc: the text can come from one place only
    ! hint: use one of -m, -F and -e
    ? 64
    $ spoc resolve 4 -m x --set needed_by=soon --as ida
    ! spoc: needed_by cannot be "soon"
    ! hint: it takes a date like 2026-11-21, tomorrow or +2bd
    ? 65
    $ spoc resolve 4 -m x --set needed_by --as ida
    ! spoc: "needed_by" sets nothing
    ! hint: write it as name=value
    ? 64
    $ spoc resolve 3 4 -m "found" --as ida
    #4 P4 resolved desktop/ida · drawings are gone
    ! spoc: ticket 3 is resolved: resolve is not possible
    ! hint: an answer was offered: close it, or reopen it
    ? 80
    $ spoc resolve 99 -m x --as ida --json
    ! {"schema":"spoc.error/1","code":"not_found","exit":66,"message":"there is no ticket 99","hint":null,"where":null}
    ? 66
