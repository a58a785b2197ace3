# What there is

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk
    $ spoc catalog services --columns name,type,team --limit 4
    name           type      team
    laptop         request   desktop
    workstation    incident  service_desk
    printing       incident  service_desk
    remote_access  incident  network
    ! 19 more
    $ spoc catalog teams --columns name,tier,members --limit 3
    name          tier  members
    service_desk     1  ida, jonas, nadia, viktor
    desktop          2  ida, pavel, tomas
    network          2  mira, oscar
    ! 13 more
    $ spoc catalog causes --format csv --limit 2 | tr -d '\r'
    name,title,kind
    unclear_instructions,Our instructions were unclear,removable
    forgotten_password,Forgotten password,removable
    ! 3 more
    $ spoc catalog workflows --format tsv | grep onboarding
    onboarding	workflows/onboarding.toml	0
    $ spoc catalog services --json --limit 1
    {
      "schema": "spoc.catalog/1",
      "services": [
        {
          "name": "laptop",
          "title": "Laptop",
          "category": "hardware",
          "type": "request",
          "team": "desktop",
          "impact": "low",
          "urgency": "medium",
          "answer": "may_wait",
          "fields": "model: enum(standard, developer); needed_by: date?",
          "workflow": null
        }
      ]
    }
    ! 22 more
    $ spoc catalog causes --format jsonl --limit 1
    {"name":"unclear_instructions","title":"Our instructions were unclear","kind":"removable"}
    ! 4 more

Words that mean nothing:

    $ spoc catalog people
    ! spoc: there is no catalog of "people"
    ! hint: one of services, teams, causes, workflows
    ? 64
    $ spoc catalog teams --columns nmae
    ! spoc: there is no column "nmae"
    ! hint: did you mean "name"?
    ? 64
    $ spoc catalog teams --limit none
    ! spoc: --limit cannot be "none"
    ! hint: a number from 1
    ? 64
