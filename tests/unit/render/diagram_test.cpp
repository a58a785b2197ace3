#include "render/diagram.h"

#include <random>

#include "render/layers.h"
#include "support/test.h"

namespace spoc::render {
namespace {

Diagram small() {
  return {"A \"small\" <one>",
          {{{"start", "it"}, Outline::plain, Fill::done, "done #1"}, {{"ask"}, Outline::hexagon, Fill::active, "active"}, {{"end"}, Outline::diamond, Fill::none, ""}},
          {{0, 1, "", false, false}, {1, 2, "", true, false}, {1, 0, "rejected", true, true}}};
}

std::string svg(const Diagram& diagram) {
  std::string out;
  append_svg(out, diagram);
  return out;
}

}  // namespace

TEST_CASE("a diagram as Mermaid has a box a line, an arrow a line, and the classes that it uses") {
  std::string out;
  append_mermaid(out, small());
  CHECK(out ==
        "---\ntitle: \"A #34;small#34; #60;one#62;\"\n---\nflowchart TD\n"
        "  n0[\"start<br/>it<br/>done #35;1\"]:::done\n"
        "  n1{{\"ask<br/>active\"}}:::active\n"
        "  n2{\"end\"}\n"
        "  n0 --> n1\n"
        "  n1 -.-> n2\n"
        "  n1 -.->|\"rejected\"| n0\n"
        "  classDef active fill:#ddf4ff,stroke:#0969da,color:#1f2328\n"
        "  classDef done fill:#dafbe1,stroke:#1a7f37,color:#1f2328\n");
}

TEST_CASE("a diagram as DOT keeps arrows that lead back out of the layers") {
  std::string out;
  append_dot(out, small());
  CHECK(out.starts_with("digraph {\n  label=\"A \\\"small\\\" <one>\";\n"));
  CHECK(out.find("n0 [label=\"start\\nit\\ndone #1\", shape=box, fillcolor=\"#dafbe1\"") != std::string::npos);
  CHECK(out.find("n1 -> n0 [label=\"rejected\", style=dashed, constraint=false];") != std::string::npos);
  CHECK(out.ends_with("}\n"));
}

TEST_CASE("what boxes say cannot leave its place in any of the three") {
  Diagram diagram{"t", {{{"\"]; evil[\"", "</text><script>alert(1)</script>", "a\x1b[31m\nb\\"}, Outline::plain, Fill::none, "\\N"}}, {}};
  std::string mermaid, dot;
  append_mermaid(mermaid, diagram);
  append_dot(dot, diagram);
  const std::string picture = svg(diagram);
  CHECK(mermaid.find("script>") == std::string::npos);
  CHECK(mermaid.find("\"]; evil") == std::string::npos);
  CHECK(dot.find("\\\"]; evil[\\\"") != std::string::npos);
  CHECK(dot.find("\\\\N") != std::string::npos);
  CHECK(picture.find("<script") == std::string::npos);
  for (const std::string& text : {mermaid, dot, picture}) CHECK(text.find('\x1b') == std::string::npos);
}

TEST_CASE("an SVG has a title for every box, and the same diagram gives the same bytes") {
  const std::string picture = svg(small());
  CHECK(picture.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
  CHECK(picture.find("<title>start · it · done #1</title>") != std::string::npos);
  CHECK(picture.find("prefers-color-scheme: dark") != std::string::npos);
  CHECK(picture == svg(small()));
}

TEST_CASE("no two boxes overlap, and each stands below all that leads to it") {
  std::mt19937 random(7);
  for (int round = 0; round < 60; ++round) {
    Diagram diagram{"random", {}, {}};
    const std::size_t n = 1 + random() % 40;
    for (std::size_t i = 0; i < n; ++i) {
      diagram.boxes.push_back({{"b"}, Outline::plain, Fill::none, ""});
      for (std::size_t k = random() % 3; i > 0 && k > 0; --k) diagram.arrows.push_back({random() % i, i, "", false, false});
    }
    const Spacing spacing;
    const Layout layout = lay_out(diagram, spacing);
    for (const Arrow& arrow : diagram.arrows) CHECK(layout.centres[arrow.from].y < layout.centres[arrow.to].y);
    for (std::size_t i = 0; i < n; ++i) {
      CHECK(layout.centres[i].x >= spacing.box_width / 2);
      CHECK(layout.centres[i].x + spacing.box_width / 2 <= layout.width);
      CHECK(layout.centres[i].y + spacing.box_height / 2 <= layout.height);
      for (std::size_t k = i + 1; k < n; ++k)
        if (layout.centres[i].y == layout.centres[k].y) CHECK(std::abs(layout.centres[i].x - layout.centres[k].x) >= spacing.box_width);
    }
  }
}

}  // namespace spoc::render
