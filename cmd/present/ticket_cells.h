// Attributes of tickets as cells of a table.
#pragma once

#include <span>
#include <vector>

#include "domain/attribute.h"
#include "render/table.h"

namespace spoc::cmd {

std::vector<render::Column> cell_columns(std::span<const domain::Attribute* const> attributes);
render::Row cells(const domain::TicketView& view, std::span<const domain::Attribute* const> attributes);

}  // namespace spoc::cmd
