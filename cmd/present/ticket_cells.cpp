#include "cmd/present/ticket_cells.h"

namespace spoc::cmd {
namespace {

struct ToCell {
  render::Cell operator()(bool v) const { return v; }
  render::Cell operator()(std::int64_t v) const { return v; }
  render::Cell operator()(double v) const { return v; }
  render::Cell operator()(const expr::Text& v) const { return std::string(v.view()); }
  render::Cell operator()(const time::Instant& v) const { return v; }
  render::Cell operator()(const time::Date& v) const { return v; }
  template <class Other>
  render::Cell operator()(const Other&) const {
    return std::monostate{};
  }
};

render::Kind kind_of(const domain::Attribute& attribute) {
  switch (attribute.kind) {
    case expr::Kind::integer:
    case expr::Kind::real: return render::Kind::number;
    case expr::Kind::boolean: return render::Kind::truth;
    case expr::Kind::timestamp: return attribute.name == "due_at" ? render::Kind::when : render::Kind::time;
    case expr::Kind::date: return render::Kind::date;
    default: return render::Kind::text;
  }
}

}  // namespace

std::vector<render::Column> cell_columns(std::span<const domain::Attribute* const> attributes) {
  std::vector<render::Column> columns;
  for (const domain::Attribute* attribute : attributes)
    columns.push_back({std::string(attribute->name), kind_of(*attribute), std::string(attribute->title)});
  return columns;
}

render::Row cells(const domain::TicketView& view, std::span<const domain::Attribute* const> attributes) {
  render::Row row;
  for (const domain::Attribute* attribute : attributes) row.push_back(std::visit(ToCell{}, attribute->get(view).data));
  return row;
}

}  // namespace spoc::cmd
