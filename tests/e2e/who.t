# Who is who

    $ export SPOC_NOW=2026-06-05T08:00:00Z
    $ spoc init desk --sample --quiet && cd desk
    {dir}/desk

An id, login, address, phone or part of a name; several are listed:

    $ spoc who viktor
    person  name         address             phone           department  teams         open  state
    viktor  Viktor Lang  viktor@example.org  +49 30 5550101  it          service_desk     0
    $ spoc who NADIA@example.org --quiet
    nadia
    $ spoc who "+49 30 5550105" --quiet
    pavel
    $ spoc who le
    person  name          address             phone           department  teams                   open  state
    helene  Helene Roth   helene@example.org  +49 30 5550120  hr          hr, employee_relations     0
    tomas   Tomas Keller  tomas@example.org   +49 30 5550106  it          desktop                    0
    $ spoc who --quiet | head -3
    ana
    anton
    birgit

Everything the desk knows, as JSON:

    $ spoc who pavel --json
    {
      "schema": "spoc.who/1",
      "people": [
        {
          "person": "pavel",
          "name": "Pavel Novak",
          "address": "pavel@example.org",
          "login": "pavel",
          "phone": "+49 30 5550105",
          "manager": "viktor",
          "department": "it",
          "location": "Berlin",
          "language": "en",
          "calendar": null,
          "cover": "tomas",
          "teams": [
            "desktop"
          ],
          "lead_of": [
            "desktop"
          ],
          "roles": [
            "lead"
          ],
          "skills": {
            "macos": 3,
            "windows": 5
          },
          "capacity": 20,
          "left": false,
          "load": 0,
          "open": 0,
          "away": false,
          "away_until": null,
          "next_absence": null
        }
      ]
    }

Nobody is not found, with the nearest:

    $ spoc who pavell
    ! spoc: there is nobody called "pavell"
    ! hint: did you mean "pavel"?
    ? 66
    $ spoc who pavell --json
    ! {"schema":"spoc.error/1","code":"not_found","exit":66,"message":"there is nobody called \"pavell\"","hint":"did you mean \"pavel\"?","where":null}
    ? 66
