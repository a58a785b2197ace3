# Working time by hand

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk

The desk's own calendar: Monday to Thursday 8:30 to 12:00 and 13:00 to 17:30, Friday 8:30 to 15:00.

    $ spoc calendar add 2026-06-05T10:30:00Z 4bh
    2026-06-08 10:00+02:00
    $ spoc calendar add 2026-06-05T10:30:00Z 4bh --calendar always
    2026-06-05 16:30+02:00
    $ spoc calendar add "mon 9:00" 2bd -c works
    2026-06-10 09:00+02:00
    $ spoc calendar add today -- -2bd
    2026-06-03 08:30+02:00
    $ spoc calendar add 2026-10-24T18:00:00Z 12h --calendar always
    2026-10-25 07:00+01:00
    $ spoc calendar add 2026-06-05T10:30:00Z 4bh --json
    {
      "schema": "spoc.calendar/1",
      "calendar": "office",
      "start": "2026-06-05T10:30:00Z",
      "end": "2026-06-08T08:00:00Z",
      "seconds": 14400,
      "open": null,
      "opens_at": null,
      "closes_at": null
    }

    $ spoc calendar between 2026-06-05T10:30:00Z 2026-06-08T10:30:00Z
    6h
    $ spoc calendar between 2026-06-08T10:30:00Z 2026-06-05T10:30:00Z
    -6h
    $ spoc calendar between 2026-10-25 2026-10-26 --calendar always
    25h
    $ spoc calendar between 2026-06-05T10:30:00Z 2026-06-08T10:30:00Z -c works --json
    {
      "schema": "spoc.calendar/1",
      "calendar": "works",
      "start": "2026-06-05T10:30:00Z",
      "end": "2026-06-08T10:30:00Z",
      "seconds": 86400,
      "open": null,
      "opens_at": null,
      "closes_at": null
    }

    $ spoc calendar open now
    open until 2026-06-05 15:00+02:00
    $ spoc calendar open 2026-06-06T10:00:00Z
    closed until 2026-06-08 08:30+02:00
    ? 1
    $ spoc calendar open 2026-06-06T10:00:00Z --calendar always
    open round the clock
    $ spoc calendar open 2026-12-24T10:00:00Z -c office --json
    {
      "schema": "spoc.calendar/1",
      "calendar": "office",
      "start": "2026-12-24T10:00:00Z",
      "end": null,
      "seconds": null,
      "open": true,
      "opens_at": "2026-12-28T07:30:00Z",
      "closes_at": "2026-12-24T11:00:00Z"
    }
    $ spoc calendar open now --calendar always --json | grep -E '"(open|opens_at|closes_at)"'
      "open": true,
      "opens_at": null,
      "closes_at": null
    $ spoc calendar next now --calendar always --json | grep -E '"(open|opens_at|closes_at)"'
      "open": true,
      "opens_at": "2026-06-05T08:00:00Z",
      "closes_at": null

    $ spoc calendar next 2026-06-05T13:00:00Z
    2026-06-08 08:30+02:00
    $ spoc calendar next now --calendar works
    2026-06-05 10:00+02:00
    $ spoc calendar next 2026-12-24T12:00:00Z -c office --format json
    {
      "schema": "spoc.calendar/1",
      "calendar": "office",
      "start": "2026-12-24T12:00:00Z",
      "end": null,
      "seconds": null,
      "open": false,
      "opens_at": "2026-12-28T07:30:00Z",
      "closes_at": "2026-12-28T11:00:00Z"
    }

    $ spoc calendar show
    2026-06-01 08:30+02:00  to  2026-06-01 12:00+02:00
    2026-06-01 13:00+02:00  to  2026-06-01 17:30+02:00
    2026-06-02 08:30+02:00  to  2026-06-02 12:00+02:00
    2026-06-02 13:00+02:00  to  2026-06-02 17:30+02:00
    2026-06-03 08:30+02:00  to  2026-06-03 12:00+02:00
    2026-06-03 13:00+02:00  to  2026-06-03 17:30+02:00
    2026-06-04 08:30+02:00  to  2026-06-04 12:00+02:00
    2026-06-04 13:00+02:00  to  2026-06-04 17:30+02:00
    2026-06-05 08:30+02:00  to  2026-06-05 15:00+02:00
    $ spoc calendar show office 2026-12-24..2026-12-28
    2026-12-24 09:00+01:00  to  2026-12-24 12:00+01:00
    2026-12-28 08:30+01:00  to  2026-12-28 12:00+01:00
    2026-12-28 13:00+01:00  to  2026-12-28 17:30+01:00
    $ spoc calendar show works 2026-06-05 --json
    {
      "schema": "spoc.calendar/1",
      "calendar": "works",
      "intervals": [
        {
          "start": "2026-06-05T04:00:00Z",
          "end": "2026-06-05T20:00:00Z"
        }
      ]
    }

Words that mean nothing:

    $ spoc calendar add now 4bx
    ! spoc: "4bx" is no duration
    ! hint: like 4bh, 2bd, 90bm, 1h30m; negative after --
    ? 64
    $ spoc calendar add sometimes 4bh
    ! spoc: "sometimes" is no time
    ! hint: write 2026-11-21T17:00:00Z, "2026-11-21 18:00", 2026-11-21, now, today, 17:00, "tomorrow 14:00", "mon 9:00", +2bd or -3h
    ? 64
    $ spoc calendar add now -2bd
    ! spoc: unknown option -2bd
    ! hint: write -- before a number below zero: what follows -- is no option
    ? 64
    $ spoc calendar open now --calendar ofice
    ! spoc: there is no calendar "ofice"
    ! hint: did you mean "office"?
    ? 66
    $ spoc calendar show ofice
    ! spoc: there is no calendar "ofice"
    ! hint: did you mean "office"?
    ? 66
    $ spoc calendar show office 2026-06-05..
    ! spoc: a calendar is shown for a period with both ends
    ! hint: like 2026-12 or A..B
    ? 64
    $ spoc calendar shwo
    ! spoc: unknown command "calendar shwo"
    ! hint: did you mean "show"?
    ? 64
    $ spoc calendar
    ! Usage: spoc calendar COMMAND …
    !
    !   spoc calendar add      Add a duration to a time
    !   spoc calendar between  Say how much open time lies between two times
    !   spoc calendar open     Say whether a calendar is open at a time
    !   spoc calendar next     Find the next opening
    !   spoc calendar show     Show the open intervals of a calendar
    !
    ! `spoc calendar COMMAND --help` tells more.
    ? 64
