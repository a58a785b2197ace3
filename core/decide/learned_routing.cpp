#include "decide/learned_routing.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <map>

#include "base/error.h"
#include "decide/text_features.h"

namespace spoc::decide {
namespace {

// The layout, whose numbers are little-endian: the mark; teams with their lengths; tickets, slope, intercept; a scale
// for each team; the number of features; their hashes, rarities, and weights as 16-bit integers.
constexpr std::string_view kMark = "spoc routing 1\n";
constexpr std::size_t kWordsTold = 5;
constexpr float kSteps = 32'767;
constexpr std::size_t kMostTeams = 10'000;

template <class T>
void put(std::string& bytes, T value) {
  char raw[sizeof value];
  std::memcpy(raw, &value, sizeof value);
  if constexpr (std::endian::native == std::endian::big) std::reverse(raw, raw + sizeof raw);
  bytes.append(raw, sizeof raw);
}

template <class T>
T at(std::string_view bytes, std::size_t position) {
  char raw[sizeof(T)];
  std::memcpy(raw, bytes.data() + position, sizeof raw);
  if constexpr (std::endian::native == std::endian::big) std::reverse(raw, raw + sizeof raw);
  T value;
  std::memcpy(&value, raw, sizeof value);
  return value;
}

/// Takes values from the front; `ok` is false from the first that is not there.
struct Reader {
  std::string_view bytes;
  std::size_t position = 0;
  bool ok = true;

  bool has(std::size_t count) {
    ok = ok && count <= bytes.size() - position;
    return ok;
  }
  template <class T>
  T take() {
    if (!has(sizeof(T))) return {};
    position += sizeof(T);
    return at<T>(bytes, position - sizeof(T));
  }
  std::string text() {
    const auto length = take<std::uint32_t>();
    if (!has(length)) return {};
    position += length;
    return std::string(bytes.substr(position - length, length));
  }
};

}  // namespace

std::string text_to_learn(const domain::Ticket& ticket) {
  return ticket.subject + "\n" + ticket.description;
}

std::string LearnedRouting::pack(const LearnedParts& parts) {
  ensure(
      parts.weights.size() == parts.hashes.size() * parts.teams.size() && parts.rarities.size() == parts.hashes.size(),
      "a model has a weight for each feature and team");
  std::string bytes(kMark);
  put(bytes, static_cast<std::uint32_t>(parts.teams.size()));
  for (const std::string& team : parts.teams) {
    put(bytes, static_cast<std::uint32_t>(team.size()));
    bytes += team;
  }
  put(bytes, parts.tickets);
  put(bytes, parts.slope);
  put(bytes, parts.intercept);
  std::vector<float> scales(parts.teams.size(), 0);
  for (std::size_t i = 0; i < parts.weights.size(); ++i) {
    float& scale = scales[i % scales.size()];
    scale = std::max(scale, std::abs(parts.weights[i]) / kSteps);
  }
  for (const float scale : scales) put(bytes, scale);
  put(bytes, static_cast<std::uint32_t>(parts.hashes.size()));
  for (const std::uint64_t hash : parts.hashes) put(bytes, hash);
  for (const float rarity : parts.rarities) put(bytes, rarity);
  for (std::size_t i = 0; i < parts.weights.size(); ++i) {
    const float scale = scales[i % scales.size()];
    put(bytes, static_cast<std::int16_t>(scale > 0 ? std::lround(parts.weights[i] / scale) : 0));
  }
  return bytes;
}

std::shared_ptr<const LearnedRouting> LearnedRouting::read(std::string bytes) {
  if (!bytes.starts_with(kMark)) return nullptr;
  const std::shared_ptr<LearnedRouting> model(new LearnedRouting);
  model->bytes_ = std::move(bytes);
  Reader reader{model->bytes_, kMark.size()};
  const auto teams = reader.take<std::uint32_t>();
  if (teams > kMostTeams) return nullptr;
  for (std::uint32_t i = 0; i < teams && reader.ok; ++i) model->teams_.push_back(reader.text());
  model->tickets_ = reader.take<std::int64_t>();
  model->slope_ = reader.take<double>();
  model->intercept_ = reader.take<double>();
  for (std::uint32_t i = 0; i < teams && reader.ok; ++i) model->scales_.push_back(reader.take<float>());
  model->features_ = reader.take<std::uint32_t>();
  model->hashes_at_ = reader.position;
  model->rarities_at_ = model->hashes_at_ + model->features_ * sizeof(std::uint64_t);
  model->weights_at_ = model->rarities_at_ + model->features_ * sizeof(float);
  const std::size_t end = model->weights_at_ + model->features_ * teams * sizeof(std::int16_t);
  if (!reader.ok || teams == 0 || end != model->bytes_.size()) return nullptr;
  return model;
}

/// A feature of a text that the model knows, with all its occurrences.
struct LearnedRouting::Part {
  std::size_t feature = 0;
  double value = 0;
  bool characters = false;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> words;  ///< of each occurrence
};

float LearnedRouting::weight(std::size_t feature, std::size_t team) const {
  const std::size_t position = weights_at_ + (feature * teams_.size() + team) * sizeof(std::int16_t);
  return static_cast<float>(at<std::int16_t>(bytes_, position)) * scales_[team];
}

std::vector<LearnedRouting::Part> LearnedRouting::known_parts(std::string_view text,
                                                              std::vector<std::string>& words) const {
  TextFeatures found = features_of(text);
  words = std::move(found.words);
  std::stable_sort(found.features.begin(), found.features.end(),
                   [](const auto& a, const auto& b) { return a.hash < b.hash; });
  std::vector<Part> parts;
  std::size_t known = 0;  // both are sorted
  double length[2] = {0, 0};
  for (std::size_t i = 0; i < found.features.size();) {
    const std::uint64_t hash = found.features[i].hash;
    std::size_t low = known, high = features_;
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      at<std::uint64_t>(bytes_, hashes_at_ + middle * sizeof hash) < hash ? low = middle + 1 : high = middle;
    }
    known = low;
    const bool there = low < features_ && at<std::uint64_t>(bytes_, hashes_at_ + low * sizeof hash) == hash;
    Part part{low, 0, found.features[i].characters, {}};
    for (; i < found.features.size() && found.features[i].hash == hash; ++i)
      part.words.emplace_back(found.features[i].first, found.features[i].last);
    // What is unknown makes the known rest count less.
    const double rarity = there ? static_cast<double>(at<float>(bytes_, rarities_at_ + low * sizeof(float)))
                                : learned_rarity(tickets_, 1);
    part.value = learned_frequency(part.words.size()) * rarity;
    length[part.characters] += part.value * part.value;
    if (there) parts.push_back(std::move(part));
  }
  for (Part& part : parts) part.value /= std::sqrt(length[part.characters]);
  return parts;
}

LearnedRouting::Suggestion LearnedRouting::suggest(std::string_view text) const {
  std::vector<std::string> words;
  const std::vector<Part> parts = known_parts(text, words);
  if (parts.empty()) return {};
  std::vector<double> scores(teams_.size(), 0);
  for (const Part& part : parts)
    for (std::size_t team = 0; team < scores.size(); ++team)
      scores[team] += part.value * static_cast<double>(weight(part.feature, team));
  std::size_t best = 0, next = scores.size();
  for (std::size_t team = 1; team < scores.size(); ++team) {
    if (scores[team] > scores[best]) {
      next = best;
      best = team;
    } else if (next == scores.size() || scores[team] > scores[next]) {
      next = team;
    }
  }
  Suggestion found;
  found.team = teams_[best];
  found.lead = next == scores.size() ? scores[best] : scores[best] - scores[next];
  found.confidence = 1 / (1 + std::exp(-(slope_ * found.lead + intercept_)));
  std::map<std::string, double> spoke;
  for (const Part& part : parts) {
    const double against = next == scores.size() ? 0 : static_cast<double>(weight(part.feature, next));
    const double share = part.value * (static_cast<double>(weight(part.feature, best)) - against) /
                         static_cast<double>(part.words.size());
    for (const auto& [first, last] : part.words) {
      spoke[words[first]] += share / 2;
      spoke[words[last]] += share / 2;
    }
  }
  std::vector<std::pair<double, std::string>> most;
  for (auto& [word, share] : spoke)
    if (share > 0) most.emplace_back(-share, word);
  std::sort(most.begin(), most.end());
  for (std::size_t i = 0; i < most.size() && i < kWordsTold; ++i) found.words.push_back(most[i].second);
  return found;
}

}  // namespace spoc::decide
