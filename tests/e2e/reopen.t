# When the answer did not hold

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ for s in one two three; do spoc log -s "$s" --team access --from ida --as nadia -q; done
    1
    2
    3
    $ spoc resolve 1 2 3 -m "done" --as selma -q
    1
    2
    3
    $ spoc close 2 3 --as selma -q
    2
    3

    $ export SPOC_NOW=2026-06-05T10:00:00Z
    $ spoc reopen 1 -m "it stopped again" --as ida --dry-run
    ticket 1 would be
      reopened: it stopped again
      clock acknowledge #2 started: 4bh in office
      clock resolution #2 started: 3bd in office
      a notice to assignee: reopened
    $ spoc reopen 1 -m "it stopped again" --as ida
    #1 P3 open access/selma · one · due 2026-06-08 09:30
    $ echo "never worked" | spoc reopen 2 -F - --as ida --json | grep -E '"(status|turn|reopens|resolved_at|closed_at)"'
      "status": "open",
      "turn": "desk",
      "resolved_at": null,
      "closed_at": null,
      "reopens": 1,
    $ spoc show 1 | sed -n '/^clock/,/^$/p'
    clock           state    target  used  due
    acknowledge     met      4bh       0s  2026-06-05 14:00 (in 2h)
    response        met      8bh       0s  2026-06-08 11:30 (in 2d 23h)
    resolution      met      3bd       0s  2026-06-10 10:00 (in 4d 22h)
    acknowledge #2  running  4bh       0s  2026-06-08 09:30 (in 2d 21h)
    resolution #2   running  3bd       0s  2026-06-10 12:00 (in 5d)
    $ spoc reopen 1 --message again --as ida
    ! spoc: ticket 1 is open: reopen is not possible
    ! hint: it is open: resolve, wait, release or cancel it
    ? 79
    $ spoc reopen 3 --edit --as ida
    ! spoc: an editor needs a terminal
    ! hint: use -m TEXT or -F FILE
    ? 64
    $ spoc reopen 3 --file nowhere.txt --as ida
    ! spoc: cannot open nowhere.txt: No such file or directory
    ? 66
    $ spoc reopen 3 -e -m x --as ida
    ! spoc: the text can come from one place only
    ! hint: use one of -m, -F and -e
    ? 64

A closed ticket opens again within the window of policy, ten business days here:

    $ spoc reopen 3 -m "once more" --as ida --now 2026-06-19T08:00:01Z
    ! spoc: ticket 3 could be reopened until 2026-06-19T08:00:00Z
    ! hint: log a new ticket with --parent
    ? 79
    $ spoc reopen 3 -m "once more" --as ida --now 2026-06-19T08:00:00Z --quiet
    3
    $ spoc resolve 1 2 -m "done" --as selma -q
    1
    2
    $ spoc reopen 1 2 99 --as selma
    #1 P3 open access/selma · one · due 2026-06-08 09:30
    #2 P3 open access/selma · two · due 2026-06-08 09:30
    ! spoc: there is no ticket 99
    ? 80
