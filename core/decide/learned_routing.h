// Routing learned from the desk's own closed tickets: a linear model over parts of texts (text_features.h), weighed by
// how rare they are. It says which team a text is most likely for, how sure that is, and which of its words weighed.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ticket.h"

namespace spoc::decide {

/// What of a ticket is learned from and asked about: subject and description.
std::string text_to_learn(const domain::Ticket& ticket);

/// A model's content, as learning makes it and `LearnedRouting` reads it. Features are sorted by hash; there is a
/// weight for each feature and team, those of a feature together.
struct LearnedParts {
  std::vector<std::string> teams;
  std::int64_t tickets = 0;         ///< it was learned from so many
  double slope = 1, intercept = 0;  ///< confidence = 1 / (1 + e^-(slope × lead + intercept))
  std::vector<std::uint64_t> hashes;
  std::vector<float> rarities;  ///< inverse document frequencies
  std::vector<float> weights;
};

class LearnedRouting {
 public:
  /// The bytes of a model with these parts; weights are rounded to a 32,767th of a team's largest. Equal parts, equal
  /// bytes.
  static std::string pack(const LearnedParts& parts);
  /// Nothing when the bytes are none of this program's.
  static std::shared_ptr<const LearnedRouting> read(std::string bytes);

  struct Suggestion {
    std::string team;
    double confidence = 0;           ///< 0 to 1: how often such a suggestion was right
    double lead = 0;                 ///< how far its score is ahead of the next team's
    std::vector<std::string> words;  ///< of the text, that spoke most for it against the next team; at most five
  };
  /// Without a team when nothing in the text is known.
  Suggestion suggest(std::string_view text) const;

  const std::vector<std::string>& teams() const { return teams_; }
  std::int64_t tickets() const { return tickets_; }

 private:
  LearnedRouting() = default;
  struct Part;
  std::vector<Part> known_parts(std::string_view text, std::vector<std::string>& words) const;
  float weight(std::size_t feature, std::size_t team) const;

  std::string bytes_;
  std::vector<std::string> teams_;
  std::vector<float> scales_;  // by team
  std::int64_t tickets_ = 0;
  double slope_ = 1, intercept_ = 0;
  std::size_t features_ = 0, hashes_at_ = 0, rarities_at_ = 0, weights_at_ = 0;
};

}  // namespace spoc::decide
