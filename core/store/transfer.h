// A whole desk as lines of JSON, out and in without loss: `spoc.export/1`.
//
// The first line is the header: `schema`, `store` (number of the store's schema), `name`, `rehearsal`, `seed`,
// `counters`. Every other line says what it `is`, in this order:
//
//   operation   what one command wrote: who, when, with the digest that its entries are bound to
//   blob        an attachment or a file of a bundle, by its hash: `text`, or `base64` for what is no text
//   bundle      the files of a policy that was in force: path and blob
//   definition  a workflow that a run is pinned to
//   entry       one of the journal, with salt and hash: the desk's first, then every ticket's and every run's, each in
//               order of version; `data` as it was hashed
//   message     what effects were joined into
//   effect      queued for the outside world, with its state
//   end         the number of lines before it
//
// State is not among them: it follows from the entries and is made anew. Every line ends with `check`: the first 16
// digits of BLAKE2b over the line's bytes before it, preceded by the check of the line before. So a changed, lost or
// moved line is found where it is. Equal stores give equal bytes.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "store/session.h"

namespace spoc::store {

void write_out(Session& session, const std::function<void(std::string_view line)>& line,
               const sql::Connection::Progress& progress);

/// Into a store with a schema and no row. Throws data, with the line's number, on a line that is not as it was written.
void read_in(Session& session, const std::function<std::optional<std::string_view>()>& next,
             const Store::Recompute& recompute, const std::function<void(std::int64_t)>& progress);

}  // namespace spoc::store
