# Health

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc health
    well: never swept, 0 to deliver, nothing is late, 0 dead letters, 0 programs to run, no program is late, 0 failed, files in force, the last entries agree, {…}
    $ spoc escalate -q && spoc log -s "VPN drops" --from ana@example.net --as nadia -q
    1
    $ spoc health --now 2026-06-05T08:05:00Z
    well: swept 5m ago, 2 to deliver, the oldest since 5m, 0 dead letters, 0 programs to run, no program is late, 0 failed, files in force, the last entries agree, {…}
    $ spoc health --now 2026-06-05T08:20:00Z
    warning: swept 20m ago (!), 2 to deliver, the oldest since 20m, 0 dead letters, 0 programs to run, no program is late, 0 failed, files in force, the last entries agree, {…}
    ? 1
    $ spoc health --now 2026-06-05T09:00:00Z --json
    {
      "schema": "spoc.health/1",
      "state": "critical",
      "aspects": [
        {
          "name": "sweep",
          "state": "critical",
          "says": "swept 1h ago",
          "value": 3600,
          "warning": 900,
          "critical": 3600
        },
        {
          "name": "outbox",
          "state": "well",
          "says": "2 to deliver",
          "value": 2,
          "warning": 500,
          "critical": 5000
        },
        {
          "name": "oldest",
          "state": "warning",
          "says": "the oldest since 1h",
          "value": 3600,
          "warning": 1800,
          "critical": 14400
        },
        {
          "name": "dead",
          "state": "well",
          "says": "0 dead letters",
          "value": 0,
          "warning": 1,
          "critical": 50
        },
        {
          "name": "actions",
          "state": "well",
          "says": "0 programs to run",
          "value": 0,
          "warning": 500,
          "critical": 5000
        },
        {
          "name": "late",
          "state": "well",
          "says": "no program is late",
          "value": 0,
          "warning": 1800,
          "critical": 14400
        },
        {
          "name": "broken",
          "state": "well",
          "says": "0 failed",
          "value": 0,
          "warning": 1,
          "critical": 50
        },
        {
          "name": "files",
          "state": "well",
          "says": "files in force",
          "value": null,
          "warning": null,
          "critical": null
        },
        {
          "name": "store",
          "state": "well",
          "says": "the last entries agree",
          "value": null,
          "warning": null,
          "critical": null
        },
        {
          "name": "size",
          "state": "well",
          "says": "{…} bytes",
          "value": {…},
          "warning": null,
          "critical": null
        }
      ]
    }
    ? 1
    $ spoc health --now 2026-06-05T08:05:00Z --nagios
    SPOC OK - swept 5m ago, 2 to deliver, the oldest since 5m, 0 dead letters, 0 programs to run, no program is late, 0 failed, files in force, the last entries agree, {…} | sweep=300s;900;3600;0 outbox=2;500;5000;0 oldest=300s;1800;14400;0 dead=0;1;50;0 actions=0;500;5000;0 late=0s;1800;14400;0 broken=0;1;50;0 size={…}B;;;0
    $ spoc health --now 2026-06-05T08:20:00Z --nagios
    SPOC WARNING - swept 20m ago (!), 2 to deliver, the oldest since 20m, 0 dead letters, 0 programs to run, no program is late, 0 failed, files in force, the last entries agree, {…} | sweep=1200s;900;3600;0 outbox=2;500;5000;0 oldest=1200s;1800;14400;0 dead=0;1;50;0 actions=0;500;5000;0 late=0s;1800;14400;0 broken=0;1;50;0 size={…}B;;;0
    ? 1
    $ spoc health --now 2026-06-05T09:10:00Z --nagios
    SPOC CRITICAL - swept 1h 10m ago (!!), 2 to deliver, the oldest since 1h 10m (!), 0 dead letters, 0 programs to run, no program is late, 0 failed, files in force, the last entries agree, {…} | sweep=4200s;900;3600;0 outbox=2;500;5000;0 oldest=4200s;1800;14400;0 dead=0;1;50;0 actions=0;500;5000;0 late=0s;1800;14400;0 broken=0;1;50;0 size={…}B;;;0
    ? 2
    $ spoc health --nagios --desk /no/such/desk
    SPOC UNKNOWN - there is no desk in /no/such/desk
    ? 3
    $ spoc health --now 2026-06-05T08:05:00Z --format openmetrics
    # TYPE spoc_sweep_age_seconds gauge
    # UNIT spoc_sweep_age_seconds seconds
    # HELP spoc_sweep_age_seconds Time since the last sweep that went through.
    spoc_sweep_age_seconds 300
    # TYPE spoc_outbox_effects gauge
    # HELP spoc_outbox_effects Notices that wait to leave.
    spoc_outbox_effects 2
    # TYPE spoc_outbox_oldest_seconds gauge
    # UNIT spoc_outbox_oldest_seconds seconds
    # HELP spoc_outbox_oldest_seconds How long the oldest of them could have left.
    spoc_outbox_oldest_seconds 300
    # TYPE spoc_outbox_dead gauge
    # HELP spoc_outbox_dead Notices that failed for good.
    spoc_outbox_dead 0
    # TYPE spoc_actions gauge
    # HELP spoc_actions Programs of runs that are queued or run.
    spoc_actions 0
    # TYPE spoc_actions_late_seconds gauge
    # UNIT spoc_actions_late_seconds seconds
    # HELP spoc_actions_late_seconds How long the oldest of them could have gone on.
    spoc_actions_late_seconds 0
    # TYPE spoc_actions_failed gauge
    # HELP spoc_actions_failed Programs of runs that failed for good.
    spoc_actions_failed 0
    # TYPE spoc_store_size_bytes gauge
    # UNIT spoc_store_size_bytes bytes
    # HELP spoc_store_size_bytes Size of the store's files.
    spoc_store_size_bytes {…}
    # TYPE spoc_health gauge
    # HELP spoc_health 0 well, 1 warning, 2 critical.
    spoc_health{aspect="sweep"} 0
    spoc_health{aspect="outbox"} 0
    spoc_health{aspect="oldest"} 0
    spoc_health{aspect="dead"} 0
    spoc_health{aspect="actions"} 0
    spoc_health{aspect="late"} 0
    spoc_health{aspect="broken"} 0
    spoc_health{aspect="files"} 0
    spoc_health{aspect="store"} 0
    spoc_health{aspect="size"} 0
    # EOF

Thresholds are two values each; an empty one never holds:

    $ spoc health --sweep 1d,2d --oldest ,3h --now 2026-06-05T10:00:00Z
    well: swept 2h ago, 2 to deliver, the oldest since 2h, 0 dead letters, 0 programs to run, no program is late, 0 failed, files in force, the last entries agree, {…}
    $ spoc health --outbox 1,2 --now 2026-06-05T08:05:00Z
    critical: swept 5m ago, 2 to deliver (!!), the oldest since 5m, 0 dead letters, 0 programs to run, no program is late, 0 failed, files in force, the last entries agree, {…}
    ? 1
    $ spoc health --dead 0, --now 2026-06-05T08:05:00Z --nagios
    SPOC WARNING - swept 5m ago, 2 to deliver, the oldest since 5m, 0 dead letters (!), 0 programs to run, no program is late, 0 failed, files in force, the last entries agree, {…} | sweep=300s;900;3600;0 outbox=2;500;5000;0 oldest=300s;1800;14400;0 dead=0;0;;0 actions=0;500;5000;0 late=0s;1800;14400;0 broken=0;1;50;0 size={…}B;;;0
    ? 1
    $ spoc health --size 1,1000000000 --now 2026-06-05T08:05:00Z
    warning: swept 5m ago, 2 to deliver, the oldest since 5m, 0 dead letters, 0 programs to run, no program is late, 0 failed, files in force, the last entries agree, {…} (!)
    ? 1
    $ spoc health --sweep soon
    ! spoc: --sweep cannot be soon
    ! hint: WARNING,CRITICAL
    ? 64
    $ spoc health --sweep 1bd,2bd
    ! spoc: --sweep cannot be 1bd
    ! hint: two durations: 15m,1h
    ? 64
    $ spoc health --nagios --json
    ! {"schema":"spoc.error/1","code":"usage","exit":64,"message":"--nagios is a format of its own","hint":"leave out --format and --json","where":null}
    ? 64

Programs of runs count like notices:

    $ cat > workflows/work.toml <<'END'
    > spoc = 1
    > [workflow]
    > owner = "it"
    > [steps.work]
    > kind = "action"
    > team = "identity"
    > run = ["false"]
    > timeout = "20s"
    > END
    $ spoc apply --yes > /dev/null
    $ spoc run start work --now 2026-06-05T08:05:00Z -q
    r1
    $ spoc health --sweep , --now 2026-06-05T08:40:00Z
    warning: swept 40m ago, 2 to deliver, the oldest since 40m (!), 0 dead letters, 1 program to run, the oldest program since 35m (!), 0 failed, files in force, the last entries agree, {…}
    ? 1
    $ spoc health --sweep , --oldest , --late 1h,2h --actions 1,2 --now 2026-06-05T08:40:00Z --nagios
    SPOC WARNING - swept 40m ago, 2 to deliver, the oldest since 40m, 0 dead letters, 1 program to run (!), the oldest program since 35m, 0 failed, files in force, the last entries agree, {…} | sweep=2400s;;;0 outbox=2;500;5000;0 oldest=2400s;;;0 dead=0;1;50;0 actions=1;1;2;0 late=2100s;3600;7200;0 broken=0;1;50;0 size={…}B;;;0
    ? 1
    $ spoc deliver --now 2026-06-05T08:45:00Z -q
    ? 80
    $ spoc health --sweep , --oldest , --outbox , --now 2026-06-05T08:45:00Z
    warning: swept 45m ago, 0 to deliver, nothing is late, 0 dead letters, 0 programs to run, no program is late, 1 failed (!), files in force, the last entries agree, {…}
    ? 1
    $ spoc health --sweep , --oldest , --outbox , --broken 2,3 --now 2026-06-05T08:45:00Z
    well: swept 45m ago, 0 to deliver, nothing is late, 0 dead letters, 0 programs to run, no program is late, 1 failed, files in force, the last entries agree, {…}
    $ spoc health --sweep , --now 2026-06-05T08:45:00Z --format openmetrics | grep spoc_actions
    # TYPE spoc_actions gauge
    # HELP spoc_actions Programs of runs that are queued or run.
    spoc_actions 0
    # TYPE spoc_actions_late_seconds gauge
    # UNIT spoc_actions_late_seconds seconds
    # HELP spoc_actions_late_seconds How long the oldest of them could have gone on.
    spoc_actions_late_seconds 0
    # TYPE spoc_actions_failed gauge
    # HELP spoc_actions_failed Programs of runs that failed for good.
    spoc_actions_failed 1
    $ spoc health --sweep , --now 2026-06-05T08:45:00Z --json | grep -A6 broken
          "name": "broken",
          "state": "warning",
          "says": "1 failed",
          "value": 1,
          "warning": 1,
          "critical": 50
        },

Edited files that are not in force, and damage:

    $ echo '# a remark' >> spoc.toml
    $ spoc health --now 2026-06-05T08:05:00Z
    warning: swept 5m ago, 0 to deliver, nothing is late, 0 dead letters, 0 programs to run, no program is late, 1 failed (!), edited files are not in force (!), the last entries agree, {…}
    ? 1
    $ spoc apply --yes > /dev/null
    $ store sql "update journal set data = data || ' ' where seq = (select max(seq) from journal)"
    $ spoc health --nagios --now 2026-06-05T08:05:00Z
    SPOC CRITICAL - swept 5m ago, 0 to deliver, nothing is late, 0 dead letters, 0 programs to run, no program is late, 1 failed (!), files in force, the store is damaged: entry 59 is not as it was written (!!), {…} | sweep=300s;900;3600;0 outbox=0;500;5000;0 oldest=0s;1800;14400;0 dead=0;1;50;0 actions=0;500;5000;0 late=0s;1800;14400;0 broken=1;1;50;0 size={…}B;;;0
    ? 2
