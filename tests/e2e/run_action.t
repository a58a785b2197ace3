# Steps that programs do

A program that stands in for an identity system. It honours its key, and fails as often as a file says:

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ mkdir bin secrets && printf 'hunter2-%s\n' marker > secrets/idm_token && chmod 600 secrets/idm_token
    $ cat > bin/idm <<'END'
    > #!/bin/sh
    > printf '%s %s attempt %s\n' "$1" "$2" "$SPOC_ATTEMPT" >> idm.log
    > left=$(cat fails 2>/dev/null || echo 0)
    > if [ "$left" -gt 0 ]; then
    >   echo $((left - 1)) > fails
    >   echo "backend busy, token was $IDM_TOKEN" >&2
    >   exit 75
    > fi
    > echo "{\"login\": \"$2\", \"said\": \"token $IDM_TOKEN\"}"
    > END
    $ chmod +x bin/idm
    $ cat > workflows/account.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "An account"
    > owner = "it"
    > on_cancel = "compensate"
    > [inputs.login]
    > type = "string"
    > [inputs.systems]
    > type = "list"
    > of = { id = "string" }
    > default = []
    > [steps.identity]
    > kind = "action"
    > team = "identity"
    > run = ["bin/idm", "create", "{{ inputs.login }}"]
    > env = { IDM_TOKEN = "secret:idm_token" }
    > timeout = "20s"
    > retry = { max = 3, first = "30s", on = [75, "timeout"] }
    > returns = { login = "string", said = "string?" }
    > compensate = { run = ["bin/idm", "disable", "{{ steps.identity.outputs.login }}"] }
    > [steps.grant]
    > kind = "action"
    > team = "access"
    > needs = ["identity"]
    > for_each = "inputs.systems"
    > key = "item.id"
    > run = ["bin/idm", "grant", "{{ item.id }}"]
    > env = { IDM_TOKEN = "secret:idm_token" }
    > timeout = "20s"
    > [steps.tell]
    > team = "identity"
    > needs = ["grant"]
    > title = "Tell {{ steps.identity.outputs.login }}"
    > END
    $ spoc apply --yes > /dev/null

What is queued, and what would be run, with secrets by their names:

    $ spoc run start account --set login=mona --set 'systems=[{"id":"vpn"},{"id":"crm"}]'
    r1
    $ spoc deliver --list
    step         state   team      tries  until                   ticket  error
    r1/identity  queued  identity      0  2026-06-05 10:00 (now)
    $ spoc deliver --list --quiet
    r1/identity
    $ spoc deliver --dry-run
    would be run: r1/identity · IDM_TOKEN=<secret idm_token> bin/idm create mona
    $ spoc explain r1/identity
    step
      an action of workflow account  (workflows/account.toml:12:8)
      2026-06-05 10:00  it began
      it runs IDM_TOKEN=<secret idm_token> bin/idm create mona  (workflows/account.toml:15:8)

    waiting
      2026-06-05 10:00  identity is active and waits: its program is queued, and no delivery has run since; spoc deliver
    $ spoc run show r1 | tail -5

    step      state    ticket  who       due  waits for
    identity  active           identity       its program is queued, and no delivery has run since
    grant     pending          access         step identity
    tell      pending          identity       step grant

The program is busy: it is tried again after the pause, with the same key, and then the run goes on. Its token is masked where the
program repeats it:

    $ echo 1 > fails
    $ spoc deliver
    not done, will be tried again: r1/identity · bin/idm · exit code 75
    ? 80
    $ spoc run show r1 | tail -5

    step      state    ticket  who       due  waits for
    identity  active           identity       exit code 75: attempt 2 of 3 follows at 2026-06-05 10:00:30
    grant     pending          access         step identity
    tell      pending          identity       step grant
    $ spoc explain r1/identity
    step
      an action of workflow account  (workflows/account.toml:12:8)
      2026-06-05 10:00  it began
      it was tried 1 time, at last: exit code 75
      it runs IDM_TOKEN=<secret idm_token> bin/idm create mona  (workflows/account.toml:15:8)

    waiting
      2026-06-05 10:00  identity is active and waits: exit code 75: attempt 2 of 3 follows at 2026-06-05 10:00:30; spoc deliver
    $ export SPOC_NOW=2026-06-05T08:00:30Z
    $ spoc deliver --jobs 2 | sort
    done: r1/grant/crm · bin/idm
    done: r1/grant/vpn · bin/idm
    done: r1/identity · bin/idm
    sent: felix@example.org · [#1] it was given to you: Tell mona
    $ sort idm.log
    create mona attempt 1
    create mona attempt 2
    grant crm attempt 1
    grant vpn attempt 1
    $ spoc run show r1 --json | grep '"said"'
            "said": "token ***"
    $ spoc run show r1 | tail -7

    step       state   ticket  who       due  waits for
    identity   done            identity
    grant      done            access
    grant/vpn  done            access
    grant/crm  done            access
    tell       active  #1      identity       ticket 1 is not resolved
    $ spoc history r1 --kind step.attempt_ended | head -2
    33 2026-06-05 10:00 r1 deliver: step identity attempt 1 ended: exit, exit code 75, tried again 2026-06-05 10:00:30: backend busy, token was ***
    35 2026-06-05 10:00:30 r1 deliver: step identity attempt 2 ended: done

No secret is in the store, nor in what the desk says:

    $ spoc history --json > said; spoc export -o exported.jsonl; spoc explain r1/identity >> said; spoc run show r1 >> said
    ! exported.jsonl: {…}
    $ store bytes > bytes; grep -l attempt_ended said exported.jsonl bytes; grep -l marker said exported.jsonl bytes
    said
    exported.jsonl
    bytes
    ? 1

A cancelled run is taken back by the program:

    $ spoc run cancel r1 -m "never came" --as selma
    r1 account cancelling
    #1 P3 cancelled identity/felix · Tell mona
    $ spoc deliver
    done: r1/undo:identity · bin/idm
    $ spoc run list --state all
    id  workflow  key  state              done  target  opened            finished
    r1  account        cancelled  100.0% (3/3)          2026-06-05 10:00  2026-06-05 10:00:30
    $ tail -1 idm.log
    disable mona attempt 1

When attempts are used up, the team that answers for it gets a failure:

    $ spoc run start account --set login=lea --quiet
    r2
    $ echo 9 > fails
    $ for t in 09:00:00 09:01:00 09:05:00; do SPOC_NOW=2026-06-05T${t}Z spoc deliver | grep -v sent; done
    not done, will be tried again: r2/identity · bin/idm · exit code 75
    not done, will be tried again: r2/identity · bin/idm · exit code 75
    failed: r2/identity · bin/idm · exit code 75
    $ export SPOC_NOW=2026-06-05T09:10:00Z
    $ spoc deliver --list
    step         state   team      tries  until  ticket  error
    r2/identity  failed  identity      3         #2      exit code 75
    $ spoc list --type failure --columns id,team,subject
    #  team      subject
    2  identity  identity of account failed: exit code 75 (attempt 3)
    $ spoc show 2 --as selma
    #2 identity of account failed: exit code 75 (attempt 3)

    status    open
    turn      desk, since 2026-06-05 11:05
    priority  P3 (impact medium, urgency medium)
    type      failure
    team      identity
    assignee  selma
    channel   workflow
    run       r2/identity
    created   2026-06-05 11:05 (5m ago)

    exit code 75 (attempt 3)

    backend busy, token was ***

    Try it again: spoc run retry r2/identity -m REASON
    Go on without it: spoc run withdraw r2/identity -m REASON

It is tried again by hand when what was wrong is mended:

    $ rm fails
    $ spoc run retry r2/identity -m "the backend is back" --as selma
    r2 account running
    #2 P3 closed identity/selma · identity of account failed: exit code 75 (attempt 3)
    $ spoc deliver
    done: r2/identity · bin/idm
    sent: felix@example.org · [#3] it was given to you: Tell lea
    $ spoc list --type failure --status all --columns id,status,subject
    #  status  subject
    2  closed  identity of account failed: exit code 75 (attempt 3)

Or done by hand, with what the program would have said:

    $ spoc run start account --set login=nils --quiet
    r3
    $ chmod 644 secrets/idm_token
    $ spoc deliver
    failed: r3/identity · bin/idm · secret idm_token may be read by others: its mode is 0644
    sent: selma@example.org · [#4] it was given to you: identity of account failed: secret idm_token may be read by others: its mode is 0644
    ? 80
    $ spoc resolve 4 --set login=nils -m "made by hand" --as selma
    #4 P3 closed identity/selma · identity of account failed: secret idm_token may be read by others: its mode is 0644
    $ spoc run show r3 | tail -4
    step      state   ticket  who       due  waits for
    identity  done    #4      identity
    grant     done            access
    tell      active  #5      identity       ticket 5 is not resolved
    $ chmod 600 secrets/idm_token

An answer of another shape, a program that takes too long, one that is not there, one that may run only once:

    $ cat > workflows/odd.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "Odd ones"
    > owner = "it"
    > [steps.shape]
    > kind = "action"
    > team = "identity"
    > run = ["echo", "[]"]
    > timeout = "20s"
    > returns = { login = "string" }
    > [steps.slow]
    > kind = "action"
    > team = "identity"
    > run = ["sleep", "60"]
    > timeout = "1s"
    > once = true
    > retry = { max = 5 }
    > [steps.missing]
    > kind = "action"
    > team = "identity"
    > run = ["spoc-no-such-program"]
    > timeout = "20s"
    > [steps.loud]
    > kind = "action"
    > team = "identity"
    > run = ["sh", "-c", "yes | head -c 2000000"]
    > timeout = "20s"
    > returns = { login = "string" }
    > on_error = "skip"
    > [steps.coded]
    > kind = "action"
    > team = "identity"
    > run = ["sh", "-c", "exit 3"]
    > timeout = "20s"
    > on_error = { 3 = "manual", default = "fail" }
    > [steps.manual]
    > team = "identity"
    > needs = ["coded"]
    > END
    $ spoc apply --yes > /dev/null
    $ spoc run start odd
    r4
    $ spoc deliver --jobs 5 | grep -v sent: | sort
    failed: r4/coded · sh · exit code 3
    failed: r4/loud · sh · its standard output is larger than 1 MiB
    failed: r4/missing · spoc-no-such-program · there is no program "spoc-no-such-program"
    failed: r4/shape · echo · its standard output is no JSON object
    failed: r4/slow · sleep · it took longer than 1s
    $ spoc run show r4 | tail -7
    step     state    ticket  who       due  waits for
    shape    failed   #{re:\d}      identity
    slow     failed   #{re:\d}      identity
    missing  failed   #{re:\d}      identity
    loud     skipped          identity
    coded    failed           identity
    manual   active   #{re:\d}      identity       ticket {re:\d} is not resolved
    $ spoc run graph odd | grep fails
      n4 -.->|"if it fails"| n5

Who delivers tries again what failed, all of it or by name, and lets go of what is not needed, only by name:

    $ spoc deliver --list | grep failed
    r4/shape    failed  identity      1         #{re:\d+}      its standard output is no JSON object
    r4/slow     failed  identity      1         #{re:\d+}      it took longer than 1s
    r4/missing  failed  identity      1         #{re:\d+}      there is no program "spoc-no-such-program"
    $ spoc deliver --retry r4/shape r4/nothing
    ! spoc: no program of r4/nothing is queued or has failed
    ! hint: see them: spoc deliver --list
    ? 66
    $ spoc deliver --retry r4/shape --reason "the program is mended" --dry-run
    ! 1 would be tried again
    $ spoc deliver --retry r4/shape --reason "the program is mended" | grep -v sent:
    failed: r4/shape · echo · its standard output is no JSON object (attempt 2)
    ! 1 is tried again
    $ spoc deliver --retry --dry-run
    ! 3 would be tried again
    $ spoc deliver --drop r4/slow
    ! spoc: dropping needs a reason
    ! hint: add --reason TEXT
    ? 64
    $ spoc deliver --drop r4/slow r4/missing r4/coded --reason "done by hand"
    ! spoc: no program of r4/coded is queued or has failed
    ! hint: see them: spoc deliver --list
    ? 66
    $ spoc deliver --drop r4/shape --reason "done by hand" --json
    {"schema":"spoc.delivery/1","dropped":1}
    $ spoc run show r4 | tail -7
    step     state      ticket  who       due  waits for
    shape    withdrawn  #{re:\d+}     identity
    slow     failed     #{re:\d+}      identity
    missing  failed     #{re:\d+}      identity
    loud     skipped            identity
    coded    failed             identity
    manual   active     #{re:\d+}      identity       ticket {re:\d+} is not resolved
    $ spoc deliver --list | grep failed
    r4/slow     failed  identity      1         #{re:\d+}      it took longer than 1s
    r4/missing  failed  identity      1         #{re:\d+}      there is no program "spoc-no-such-program"
    $ spoc health --now 2026-06-05T09:10:00Z | tr , '\n' | grep -E 'program|failed'
     0 programs to run
     no program is late
     2 failed (!)

A program says how far it is, and `run show` shows it while it runs; cancelling its run ends it:

    $ cat > workflows/long.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "A long one"
    > owner = "it"
    > [steps.copy]
    > kind = "action"
    > team = "identity"
    > run = ["sh", "-c", "echo progress: 3 of 10 >&2; sleep 60"]
    > timeout = "2m"
    > END
    $ spoc apply --yes > /dev/null
    $ spoc run start long
    r5
    $ spoc deliver > delivered & for i in $(seq 50); do spoc run show r5 | grep -q 'of 10' && break; sleep 0.1; done; spoc run show r5 | tail -1; spoc explain r5/copy | grep says; spoc run cancel r5 -m "not needed" --as selma; wait; cat delivered
    copy  active          identity       attempt 1 of 1 is under way, and is taken back at 2026-06-05 11:13 · 3 of 10
      2026-06-05 11:10  its program says: 3 of 10
    r5 long cancelled
    too late, not taken: r5/copy · sh · it was ended, since nobody waits for it any more
    $ spoc history r5 | tail -2
    183 2026-06-05 11:10 r5 selma: run cancelled: not needed
    184 2026-06-05 11:10 r5 deliver: step copy came too late: stopped, it was ended, since nobody waits for it any more
    $ spoc verify
    everything agrees: store, chain, seals, state, clocks, agenda, index
