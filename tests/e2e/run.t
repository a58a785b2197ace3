# Value streams

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ cat > joiner.json <<'JSON'
    > {"employee": {"id": "E7", "name": "Kim Park", "private": "kim@example.net"}, "manager": "mira", "start_date": "2026-07-15"}
    > JSON

What would happen, and when; nothing is written:

    $ spoc run start onboarding --input joiner.json --dry-run --as helene
    step           who           start             due               note
    request        mira          2026-06-05 10:00  2026-06-09 10:00  critical
    approve        anton         2026-06-09 10:00  2026-06-11 10:00  critical
    contract       hr            2026-06-11 10:00  2026-07-01 17:30  critical
    payroll        payroll       2026-07-01 17:30  2026-07-08 17:30
    desk           workplace     2026-07-01 17:30  2026-07-13 17:30  because vars.on_site
    identity       identity      2026-07-01 17:30  2026-07-08 17:30  critical
    laptop         desktop       2026-07-01 17:30  2026-07-13 17:30  decided by step request
    access         access        2026-07-08 17:30  2026-07-14 17:30  critical
    remote_access  network                                           skipped: inputs.remote
    ready                        2026-07-14 17:30                    critical
    welcome        step request  2026-07-15 08:30  2026-07-16 08:30
    thirty_days                  2026-07-14 17:30  2026-08-14 08:30  critical
    feedback       hr            2026-08-14 08:30  2026-08-19 08:30  critical

    target        2026-07-15 09:00 (in 39d 23h)
    expected end  2026-08-19 08:30 (in 74d 22h)
    lead time     74d 22h
    keeps target  yes
    not known     step request
    $ spoc run list
    ! no run matches

A run is started once for its key; what it needs first is a ticket:

    $ spoc run start onboarding --input joiner.json --as helene
    r1
    $ spoc run start onboarding -i joiner.json --as helene
    r1
    ! r1 is running already
    $ spoc list --run r1 --columns id,type,step,team,assignee,due_at,subject
    #  type  step     team     assignee  due                       subject
    1  task  request  network  mira      2026-06-09 10:00 (in 4d)  Complete the joiner form for Kim Park
    $ spoc show 1 | head -20
    #1 Complete the joiner form for Kim Park

    status    open
    turn      desk, since 2026-06-05 10:00
    priority  P3 (impact medium, urgency medium)
    type      task
    team      network
    assignee  mira
    channel   workflow
    run       r1/request
    created   2026-06-05 10:00 (now)
    due       2026-06-09 10:00 (in 4d)

    clock  state    target            used  due
    due    running  2026-06-09 10:00    0s  2026-06-09 10:00 (in 4d)

    What does Kim Park need on 2026-07-15? The budget is approved by finance.

Single inputs are set by path; a value may be JSON:

    $ spoc run start onboarding -i joiner.json --set employee.id=E8 --set employee.name="Lea Wolf" -s remote=true -s start_date=2026-08-03 --as helene --quiet
    r2
    $ echo '{"employee": {"id": "E9", "name": "Ole", "private": "ole@example.net"}, "manager": "walter", "start_date": "2026-08-03"}' | spoc run start onboarding --input - --as helene --json | python3 -c 'import json,sys; r = json.load(sys.stdin); print(r["schema"], r["id"], r["key"], r["state"], r["target_at"], r["inputs"]["remote"], [(s["id"], s["state"]) for s in r["steps"]][:3])'
    spoc.run/1 r3 E9 running 2026-08-03T07:00:00Z False [('request', 'active'), ('approve', 'pending'), ('contract', 'pending')]

Refused are other inputs for the same key, inputs that do not fit, and a check that does not hold unless it is overridden with a reason:

    $ spoc run start onboarding -i joiner.json --set manager=oscar --as helene
    ! spoc: run r1 has the key "E7" and other inputs
    ! hint: manager is mira there, oscar here
    ? 79
    $ spoc run start onboarding --set employee.id=E10 --set start_date=tomorrow --as helene
    ! spoc: the inputs cannot be used: start_date: must be a date like 2026-11-21; employee: name is missing; manager: is missing
    ! hint: give them with --set path=value, files also with --attach FILE, or all with --input FILE
    ? 65
    $ spoc run start onboarding -i joiner.json --set employee.id=E10 --set start_date=2026-06-08 --as helene
    ! spoc: the inputs cannot be used: start_date: HR needs five business days of notice
    ! hint: give them with --set path=value, files also with --attach FILE, or all with --input FILE
    ? 65
    $ spoc run start onboarding -i joiner.json --set employee.id=E10 --set start_date=2026-06-08 --override start_date --as helene
    ! spoc: an override needs a reason
    ! hint: add --reason TEXT
    ? 64
    $ spoc run start onboarding -i joiner.json --set employee.id=E10 --set start_date=2026-06-08 --override start_date --reason "agreed with the managers" --dry-run --as helene | head -2
    step           who           start             due               note
    request        mira          2026-06-05 10:00  2026-06-09 10:00  critical
    $ spoc run start onboarding -i joiner.json --set employee.id=E10 --set start_date=2026-06-08 --override start_date -r "agreed with the managers" --as bruno
    ! spoc: bruno may not override
    ! hint: no role of bruno has override
    ? 77
    $ spoc run start onboarding -i joiner.json --set employee.id=E10 --set start_date=2026-06-08 --override start_date -r "agreed with the managers" --as helene
    r4
    $ spoc explain r4 --as helene | head -2
    run
      it began because of an exception for start_date: agreed with the managers
    $ spoc run start onbording -i joiner.json --as helene
    ! spoc: there is no workflow "onbording"
    ! hint: did you mean "onboarding"?
    ? 66
    $ spoc run start onboarding -i nowhere.json --as helene
    ! spoc: cannot open nowhere.json: No such file or directory
    ? 66
    $ echo '[1]' | spoc run start onboarding -i - --as helene
    ! spoc: -:1:1: the inputs of a run are one JSON object
    ? 65
    $ printf '{"employee":\n  {"id" 7}}' | spoc run start onboarding -i - --as helene
    ! spoc: -:2:10: expected a colon after the name
    ? 65

A step's ticket goes by the step's name, too:

    $ spoc show r1/request | head -1
    #1 Complete the joiner form for {…}
    $ spoc take onboarding:E7/request --as mira --dry-run -q
    1
    $ spoc take r1/payroll
    ! spoc: r1 has no ticket for "payroll"
    ! hint: see its steps: spoc run show r1
    ? 66

## What is under way

    $ spoc run list
    id  workflow    key  state           done  target                         opened            finished
    r1  onboarding  E7   running  0.0% (0/13)  2026-07-15 09:00 (in 39d 23h)  2026-06-05 10:00
    r2  onboarding  E8   running  0.0% (0/13)  2026-08-03 09:00 (in 58d 23h)  2026-06-05 10:00
    r3  onboarding  E9   running  0.0% (0/13)  2026-08-03 09:00 (in 58d 23h)  2026-06-05 10:00
    r4  onboarding  E10  running  0.0% (0/13)  2026-06-08 09:00 (in 2d 23h)   2026-06-05 10:00
    $ spoc run list --workflow onboarding --state running --format csv | tr -d '\r'
    id,workflow,key,state,done,target_at,opened_at,finished_at
    r1,onboarding,E7,running,0,2026-07-15T07:00:00Z,2026-06-05T08:00:00Z,
    r2,onboarding,E8,running,0,2026-08-03T07:00:00Z,2026-06-05T08:00:00Z,
    r3,onboarding,E9,running,0,2026-08-03T07:00:00Z,2026-06-05T08:00:00Z,
    r4,onboarding,E10,running,0,2026-06-08T07:00:00Z,2026-06-05T08:00:00Z,
    $ spoc run list -W onboarding --limit 2 --quiet
    r1
    r2
    ! 2 more
    $ spoc run list --state done
    ! no run matches
    $ spoc run list --state all --columns id,key,state,done --format tsv
    id	key	state	done
    r1	E7	running	0
    r2	E8	running	0
    r3	E9	running	0
    r4	E10	running	0
    $ spoc run list --format jsonl --limit 1 --columns id,key
    {"id":"r1","key":"E7"}
    ! 3 more
    $ spoc run list --steps --columns id,key,request,approve,payroll
    id  key  request  approve  payroll
    r1  E7   active   pending  pending
    r2  E8   active   pending  pending
    r3  E9   active   pending  pending
    r4  E10  active   pending  pending
    $ spoc run list --json --limit 1 | grep -o '"total":[0-9]*'
    "total":4
    ! 3 more
    $ spoc run list --columns id,kee
    ! spoc: there is no column "kee"
    ! hint: did you mean "key"?
    ? 64
    $ spoc run list --json | python3 -c 'import json,sys; d = json.load(sys.stdin); print(d["schema"], d["total"], [r["id"] for r in d["runs"]])'
    spoc.runs/1 4 ['r1', 'r2', 'r3', 'r4']
    $ spoc run list --state dune
    ! spoc: --state takes running, held, done, failed, cancelling, cancelled, all, not "dune"
    ! hint: did you mean "done"?
    ? 64
    $ spoc run list --where "run.key in ['E7', 'E9'] && run.target > now()" -q
    r1
    r3
    $ spoc run list --where "run.workflow == 'onboarding'" --where "run.starter == 'helene'" --limit 1 -q
    r1
    ! 3 more
    $ spoc run list -W onboarding --where "inputs.remote || inputs.manager.id == 'walter'" --columns id,key
    id  key
    r2  E8
    r3  E9
    $ spoc run list -W onboarding --where "steps.request.state == 'active' && inputs.start_date < date('2026-07-01')" -q
    r4
    $ spoc run list --where "inputs.remote"
    ! spoc: --where:1:1: unknown name "inputs"
    !     inputs.remote
    !     ^
    ! hint: with -W WORKFLOW also inputs, vars, steps, anchor and target
    ? 65
    $ spoc run list -W onboarding --where "inputs.remot"
    ! spoc: --where:1:8: inputs has no member "remot"
    !     inputs.remot
    !            ^
    ! hint: did you mean "remote"?
    ? 65
    $ spoc run list -W onboarding --where "inputs.start_date"
    ! spoc: --where:1:1: this must be bool, and is date
    !     inputs.start_date
    !     ^
    ? 65
    $ spoc run list -W onbording
    ! spoc: there is no workflow "onbording"
    ! hint: did you mean "onboarding"?
    ? 66
    $ spoc run list --limit many
    ! spoc: --limit cannot be "many"
    ! hint: a number from 1
    ? 64

## One run

    $ spoc resolve 1 --set job_title=engineer --set laptop=developer --set buddy=oscar --as mira
    #1 P3 closed network/mira · Complete the joiner form for Kim Park
    $ spoc run show onboarding:E7
    r1 onboarding E7

    state   running
    inputs  employee={"id":"E7","name":"Kim Park","private":"kim@example.net"}, manager=mira, start_date=2026-07-15, remote=false, contract=permanent
    opened  2026-06-05 10:00 (now)
    anchor  2026-07-15 08:30 (in 39d 22h)
    target  2026-07-15 09:00 (in 39d 23h)

    step           state    ticket  who        due                       waits for
    request        done     #1      mira       2026-06-09 10:00 (in 4d)
    approve        active   #5      anton      2026-06-09 10:00 (in 4d)  0 of 1 approvals are there
    contract       pending          hr                                   step approve
    payroll        pending          payroll                              step contract
    desk           pending          workplace                            step contract
    identity       pending          identity                             step contract
    laptop         pending          desktop                              step contract
    access         pending          access                               step identity
    remote_access  pending          network                              step identity
    ready          pending                                               step payroll, desk, identity, laptop, access, remote_access
    welcome        pending                                               step ready
    thirty_days    pending                                               step ready
    feedback       pending          hr                                   step thirty_days
    $ spoc show r1 | head -3
    r1 onboarding E7

    state   running
    $ spoc run show r1 --json | python3 -c 'import json,sys; r = json.load(sys.stdin); print(*(s["waits_for"] for s in r["steps"][:4]), sep="\n")'
    None
    {'code': 'approvals', 'who': 'anton', 'since': '2026-06-05T08:00:00Z', 'command': 'spoc approve 5', 'detail': '0 of 1 approvals are there', 'until': None}
    {'code': 'step', 'who': 'approve', 'since': '2026-06-05T08:00:00Z', 'command': 'spoc explain r1/approve', 'detail': 'a step it needs is not over', 'until': None}
    {'code': 'step', 'who': 'contract', 'since': '2026-06-05T08:00:00Z', 'command': 'spoc explain r1/contract', 'detail': 'a step it needs is not over', 'until': None}
    $ spoc run show r1 --format json | head -7
    {
      "schema": "spoc.run/1",
      "id": "r1",
      "version": 4,
      "operation": "o8",
      "workflow": "onboarding",
      "definition": "{…}",
    $ spoc run show r9
    ! spoc: there is no run r9
    ? 66
    $ spoc history onboarding:E7 --kind run.started --columns subject,kind
    subject  kind
    r1       run.started
    $ spoc history onboarding:E99
    ! spoc: there is no run onboarding:E99
    ? 66
    $ spoc run show onboarding:E99
    ! spoc: there is no run onboarding:E99
    ? 66
    $ spoc run show 7
    ! spoc: "7" is no run
    ! hint: like r7 or onboarding:E1234
    ? 64

A run that has finished starts again only when that is meant:

    $ cat > workflows/errand.toml <<'END'
    > spoc = 1
    > [workflow]
    > title = "An errand"
    > owner = "facilities"
    > key = "inputs.what"
    > [inputs.what]
    > type = "string"
    > [steps.go]
    > kind = "task"
    > title = "{{ inputs.what }}"
    > team = "workplace"
    > due = "activated + 1bd"
    > END
    $ spoc apply --yes > /dev/null
    $ spoc run start errand --set what=stamps --as helene
    r5
    $ spoc done $(spoc list --run errand:stamps -q) --as walter
    #6 P3 closed workplace/yusuf · stamps
    $ spoc run start errand --set what=stamps --as helene
    ! spoc: run r5 has the key "stamps" and has finished
    ! hint: start it once more with --again
    ? 79
    $ spoc run start errand --set what=stamps --again --as helene --quiet
    r6
    $ spoc run list -W errand --state all
    id  workflow  key     state            done  target  opened            finished
    r5  errand    stamps  done     100.0% (1/1)          2026-06-05 10:00  2026-06-05 10:00
    r6  errand    stamps  running    0.0% (0/1)          2026-06-05 10:00

    $ spoc run
    ! Usage: spoc run COMMAND …
    !
    !   spoc run start     Start a run of a workflow
    !   spoc run list      List runs
    !   spoc run show      Show a run and what its steps wait for
    !   spoc run plan      Plan a run that could begin, or what is left of one
    !   spoc run graph     Draw a workflow, or a run with its state
    !   spoc run amend     Change an input of runs, and plan the rest again
    !   spoc run migrate   Let runs follow another version of their workflow
    !   spoc run cancel    Cancel runs, with the runs they called
    !   spoc run hold      Hold runs: nothing new begins
    !   spoc run release   Let held runs go on
    !   spoc run retry     Try a failed step again
    !   spoc run redo      Do a step again that is over, and what came of it
    !   spoc run skip      Skip a step
    !   spoc run withdraw  End a step that is not needed any more
    !   spoc run begin     Begin a step before its start
    !   spoc run complete  Complete a step in place of its ticket or event
    !   spoc run add-item  Add an item to a step that is open
    !
    ! `spoc run COMMAND --help` tells more.
    ? 64
    $ spoc run strat
    ! spoc: unknown command "run strat"
    ! hint: did you mean "start"?
    ? 64

A step is shown by the run's key as well:

    $ spoc show onboarding:E7/request | head -1
    #1 Complete the joiner form for Kim Park
