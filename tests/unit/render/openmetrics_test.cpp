#include "render/openmetrics.h"

#include "support/test.h"

namespace spoc::render {

TEST_CASE("columns of numbers are gauges, columns of words their labels, and what is absent has no sample") {
  Table table{"at-tainment",
              {{"clock"}, {"kept", Kind::ratio}, {"median", Kind::duration}, {"met", Kind::number}},
              {}};
  table.rows = {{std::string("resolution"), Ratio{1, 4}, Seconds{90}, std::int64_t{3}},
                {std::string("a \"b\"\\\x1b"), Ratio{0, 0}, Cell(), std::int64_t{0}}};
  std::string out;
  append_openmetrics(out, "spoc_sla", table);
  CHECK(out ==
        "# TYPE spoc_sla_at_tainment_kept_ratio gauge\n"
        "# UNIT spoc_sla_at_tainment_kept_ratio ratio\n"
        "# HELP spoc_sla_at_tainment_kept_ratio kept of at_tainment\n"
        "spoc_sla_at_tainment_kept_ratio{clock=\"resolution\"} 0.25\n"
        "# TYPE spoc_sla_at_tainment_median_seconds gauge\n"
        "# UNIT spoc_sla_at_tainment_median_seconds seconds\n"
        "# HELP spoc_sla_at_tainment_median_seconds median of at_tainment\n"
        "spoc_sla_at_tainment_median_seconds{clock=\"resolution\"} 90\n"
        "# TYPE spoc_sla_at_tainment_met gauge\n"
        "# HELP spoc_sla_at_tainment_met met of at_tainment\n"
        "spoc_sla_at_tainment_met{clock=\"resolution\"} 3\n"
        "spoc_sla_at_tainment_met{clock=\"a \\\"b\\\"\\\\␛\"} 0\n");
}

TEST_CASE("rows with the same labels are told apart by their number, a table without words has none") {
  Table table{"t", {{"n", Kind::number}}, {{std::int64_t{1}}, {std::int64_t{2}}}};
  std::string out;
  append_openmetrics(out, "p", table);
  CHECK(out.find("p_t_n 1\np_t_n{row=\"2\"} 2\n") != std::string::npos);
}

}  // namespace spoc::render
