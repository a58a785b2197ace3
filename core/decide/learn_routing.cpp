#include "decide/learn_routing.h"

#include <linear.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>

#include "base/error.h"
#include "base/format.h"
#include "decide/text_features.h"

namespace spoc::decide {
namespace {

constexpr std::size_t kParts = 10;
constexpr std::int64_t kFewest = 10;
constexpr std::size_t kMostFeatures = 65'536;
constexpr std::int64_t kFewestTexts = 2;  // what stands in one text only says nothing about the next
// Chosen on the public tickets that the tests use, where anything from 0.1 to 0.5 differs by less than a hundredth.
constexpr double kCost = 0.2;
constexpr std::array kBands = {0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99};

/// A text by the numbers of its features and how often they are in it.
struct Counted {
  std::uint32_t feature = 0, times = 0;
};
struct Text {
  std::vector<Counted> known[2];  ///< words; runs of characters
  double unknown[2] = {0, 0};     ///< of those that are in no other text, the sum of their squared frequencies
  int team = 0;
};

/// The features worth counting, sorted by hash: in two texts at least; of too many those that are in most.
std::vector<std::uint64_t> vocabulary(const std::vector<Lesson>& lessons) {
  std::unordered_map<std::uint64_t, std::int64_t> texts;
  for (const Lesson& lesson : lessons) {
    std::vector<std::uint64_t> hashes;
    for (const auto& feature : features_of(lesson.text).features) hashes.push_back(feature.hash);
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    for (const std::uint64_t hash : hashes) ++texts[hash];
  }
  std::vector<std::pair<std::int64_t, std::uint64_t>> found;
  for (const auto& [hash, count] : texts)
    if (count >= kFewestTexts) found.emplace_back(-count, hash);
  std::sort(found.begin(), found.end());
  if (found.size() > kMostFeatures) found.resize(kMostFeatures);
  std::vector<std::uint64_t> hashes;
  for (const auto& [count, hash] : found) hashes.push_back(hash);
  std::sort(hashes.begin(), hashes.end());
  return hashes;
}

Text counted(const Lesson& lesson, const std::vector<std::uint64_t>& hashes, int team) {
  Text text;
  text.team = team;
  std::map<std::uint64_t, std::uint32_t> times[2];
  for (const auto& feature : features_of(lesson.text).features) ++times[feature.characters][feature.hash];
  for (const int kind : {0, 1})
    for (const auto& [hash, count] : times[kind]) {
      const auto at = std::lower_bound(hashes.begin(), hashes.end(), hash);
      if (at != hashes.end() && *at == hash)
        text.known[kind].push_back({static_cast<std::uint32_t>(at - hashes.begin()), count});
      else
        text.unknown[kind] += std::pow(learned_frequency(count), 2);
    }
  return text;
}

struct FreeModel {
  void operator()(model* trained) const { free_and_destroy_model(&trained); }
};

/// Trains on the texts that `learns` chooses, and gives the model's parts; the calibration is left open.
LearnedParts trained_on(const std::vector<Text>& texts, const std::vector<std::uint64_t>& hashes,
                        const std::vector<std::string>& teams, const std::function<bool(std::size_t)>& learns) {
  std::vector<std::int64_t> in_texts(hashes.size(), 0);
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (!learns(i)) continue;
    chosen.push_back(i);
    for (const auto& list : texts[i].known)
      for (const Counted& each : list) ++in_texts[each.feature];
  }
  LearnedParts parts;
  parts.teams = teams;
  parts.tickets = static_cast<std::int64_t>(chosen.size());
  std::vector<int> number(hashes.size(), 0);  // from 1; 0 is left out
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    if (in_texts[i] < kFewestTexts) continue;
    parts.hashes.push_back(hashes[i]);
    parts.rarities.push_back(static_cast<float>(learned_rarity(parts.tickets, in_texts[i])));
    number[i] = static_cast<int>(parts.hashes.size());
  }
  std::vector<feature_node> nodes;
  std::vector<std::size_t> begins;
  std::vector<double> labels;
  const double rarest = learned_rarity(parts.tickets, 1);
  const auto add = [&](const std::vector<Counted>& list, double unknown) {
    const std::size_t begin = nodes.size();
    double length = unknown * rarest * rarest;
    for (const Counted& each : list) {
      const int known = number[each.feature];
      const double rarity = known ? static_cast<double>(parts.rarities[static_cast<std::size_t>(known) - 1]) : rarest;
      const double value = learned_frequency(each.times) * rarity;
      length += value * value;
      if (known) nodes.push_back({known, value});
    }
    for (std::size_t i = begin; i < nodes.size(); ++i) nodes[i].value /= std::sqrt(length);
  };
  for (const std::size_t i : chosen) {
    const std::size_t begin = nodes.size();
    begins.push_back(begin);
    for (const int kind : {0, 1}) add(texts[i].known[kind], texts[i].unknown[kind]);
    std::sort(nodes.begin() + static_cast<std::ptrdiff_t>(begin), nodes.end(),
              [](const feature_node& a, const feature_node& b) { return a.index < b.index; });
    nodes.push_back({-1, 0});
    labels.push_back(texts[i].team);
  }
  std::vector<feature_node*> rows;
  for (const std::size_t begin : begins) rows.push_back(&nodes[begin]);
  problem of{};
  of.l = static_cast<int>(rows.size());
  of.n = static_cast<int>(parts.hashes.size());
  of.y = labels.data();
  of.x = rows.data();
  of.bias = -1;
  parameter how{};
  how.solver_type = L2R_L2LOSS_SVC;
  how.C = kCost;
  how.eps = 0.1;
  set_print_string_function([](const char*) {});
  const std::unique_ptr<model, FreeModel> trained(train(&of, &how));
  const auto classes = static_cast<std::size_t>(trained->nr_class);
  parts.weights.assign(parts.hashes.size() * teams.size(), 0);
  for (std::size_t feature = 0; feature < parts.hashes.size(); ++feature)
    for (std::size_t c = 0; c < classes; ++c) {
      // Of two classes there is one weight: for the first, against the second.
      const double weight =
          classes == 2 ? trained->w[feature] * (c == 0 ? 1 : -1) / 2 : trained->w[feature * classes + c];
      parts.weights[feature * teams.size() + static_cast<std::size_t>(trained->label[c])] = static_cast<float>(weight);
    }
  return parts;
}

/// How sure a lead makes: logistic regression of "it was right" on the lead (Platt 1999). However well all went, no
/// lead at all is as good as a toss between two teams, and once more of an ordinary one could have gone either way.
void calibrate(LearnedParts& parts, std::vector<std::pair<double, bool>> tried) {
  std::vector<double> leads;
  for (const auto& [lead, right] : tried) leads.push_back(lead);
  std::nth_element(leads.begin(), leads.begin() + static_cast<std::ptrdiff_t>(leads.size() / 2), leads.end());
  const double ordinary = leads.empty() ? 0 : leads[leads.size() / 2];
  for (const double lead : {0.0, ordinary})
    for (const bool right : {true, false}) tried.emplace_back(lead, right);
  std::vector<feature_node> nodes;
  std::vector<double> labels;
  for (const auto& [lead, right] : tried) {
    nodes.insert(nodes.end(), {{1, lead}, {2, 1}, {-1, 0}});
    labels.push_back(right ? 1 : -1);
  }
  std::vector<feature_node*> rows;
  for (std::size_t i = 0; i < tried.size(); ++i) rows.push_back(&nodes[i * 3]);
  problem of{};
  of.l = static_cast<int>(rows.size());
  of.n = 2;
  of.y = labels.data();
  of.x = rows.data();
  of.bias = -1;
  parameter how{};
  how.solver_type = L2R_LR;
  how.C = 1000;
  how.eps = 0.0001;
  const std::unique_ptr<model, FreeModel> trained(train(&of, &how));
  const double sign = trained->label[0] == 1 ? 1 : -1;
  parts.slope = std::max(0.0, sign * trained->w[0]);
  parts.intercept = sign * trained->w[1];
}

/// Leaves out teams with too few tickets.
std::vector<Lesson> enough(const std::vector<Lesson>& lessons, LearnedResult& result) {
  std::map<std::string, std::int64_t> tickets;
  for (const Lesson& lesson : lessons) ++tickets[lesson.team];
  for (const auto& [team, count] : tickets) {
    (count >= kFewest ? result.teams : result.left_out).push_back(team);
    if (count < kFewest) result.left_out_tickets += count;
  }
  if (result.teams.size() < 2)
    throw Error(Code::data,
                format("there is too little to learn from: {} resolved tickets, and {} of two teams with at least {}",
                       lessons.size(), result.teams.size(), kFewest),
                "it learns from resolved and closed tickets that were not confidential");
  std::vector<Lesson> kept;
  for (const Lesson& lesson : lessons)
    if (tickets[lesson.team] >= kFewest) kept.push_back(lesson);
  return kept;
}

}  // namespace

LearnedResult learn_routing(const std::vector<Lesson>& lessons,
                            const std::function<void(std::int64_t, std::int64_t)>& progress) {
  LearnedResult result;
  const std::vector<Lesson> kept = enough(lessons, result);
  const std::vector<std::uint64_t> hashes = vocabulary(kept);
  const auto number_of = [&](const std::string& team) {
    return std::lower_bound(result.teams.begin(), result.teams.end(), team) - result.teams.begin();
  };
  std::vector<Text> texts;
  for (const Lesson& lesson : kept) texts.push_back(counted(lesson, hashes, static_cast<int>(number_of(lesson.team))));
  result.tickets = static_cast<std::int64_t>(kept.size());
  result.confusion.assign(result.teams.size(), std::vector<std::int64_t>(result.teams.size(), 0));
  std::vector<std::pair<double, bool>> tried;
  for (std::size_t part = 0; part < kParts; ++part) {
    progress(static_cast<std::int64_t>(part), kParts + 1);
    const auto learned = LearnedRouting::read(LearnedRouting::pack(
        trained_on(texts, hashes, result.teams, [&](std::size_t i) { return i % kParts != part; })));
    for (std::size_t i = part; i < kept.size(); i += kParts) {
      const LearnedRouting::Suggestion suggestion = learned->suggest(kept[i].text);
      ++result.tested;
      if (suggestion.team.empty()) continue;
      const bool right = suggestion.team == kept[i].team;
      result.right += right;
      ++result.confusion[static_cast<std::size_t>(texts[i].team)][static_cast<std::size_t>(number_of(suggestion.team))];
      tried.emplace_back(suggestion.lead, right);
    }
  }
  progress(kParts, kParts + 1);
  LearnedParts parts = trained_on(texts, hashes, result.teams, [](std::size_t) { return true; });
  calibrate(parts, tried);
  for (const double confidence : kBands) {
    Band band{confidence, 0, 0};
    for (const auto& [lead, right] : tried) {
      if (1 / (1 + std::exp(-(parts.slope * lead + parts.intercept))) < confidence) continue;
      ++band.placed;
      band.right += right;
    }
    result.bands.push_back(band);
  }
  result.model = LearnedRouting::pack(parts);
  return result;
}

}  // namespace spoc::decide
