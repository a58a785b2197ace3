#include "render/layers.h"

#include <algorithm>
#include <numeric>

namespace spoc::render {
namespace {

constexpr int kSweeps = 6;
/// Beyond so many bends the picture is none to be looked at closely, and arrows go straight.
constexpr std::size_t kMostBends = 50'000;

/// A box, or where an arrow passes a layer.
struct Spot {
  std::size_t layer = 0;
  std::size_t place = 0;  ///< within the layer
  int width = 0;
  double x = 0;  ///< centre
  std::vector<std::size_t> above, below;
};

class Layering {
 public:
  Layering(const Diagram& diagram, const Spacing& spacing) : diagram_(diagram), spacing_(spacing) {
    find_layers();
    add_bends();
    order();
    place();
  }

  Layout layout() const {
    Layout result;
    double right = 0;
    for (const Spot& spot : spots_) right = std::max(right, spot.x + spot.width / 2.0);
    const auto point = [&](const Spot& spot) {
      return Point{static_cast<int>(spot.x) + spacing_.margin,
                   spacing_.margin + static_cast<int>(spot.layer) * (spacing_.box_height + spacing_.below) +
                       spacing_.box_height / 2};
    };
    for (std::size_t i = 0; i < diagram_.boxes.size(); ++i) result.centres.push_back(point(spots_[i]));
    result.bends.resize(diagram_.arrows.size());
    for (std::size_t i = 0; i < passed_.size(); ++i)
      for (const std::size_t spot : passed_[i]) result.bends[i].push_back(point(spots_[spot]));
    const int layers = static_cast<int>(layers_.size());
    result.width = static_cast<int>(right) + 2 * spacing_.margin;
    result.height = 2 * spacing_.margin + layers * spacing_.box_height + std::max(0, layers - 1) * spacing_.below;
    return result;
  }

 private:
  void find_layers() {
    const std::size_t n = diagram_.boxes.size();
    spots_.resize(n);
    std::vector<std::vector<std::size_t>> next(n);
    std::vector<std::size_t> missing(n);
    for (const Arrow& arrow : diagram_.arrows) {
      if (arrow.back) continue;
      next[arrow.from].push_back(arrow.to);
      ++missing[arrow.to];
    }
    std::vector<std::size_t> ready;
    for (std::size_t i = 0; i < n; ++i) {
      spots_[i].width = spacing_.box_width;
      if (missing[i] == 0) ready.push_back(i);
    }
    for (std::size_t i = 0; i < ready.size(); ++i)
      for (const std::size_t to : next[ready[i]]) {
        spots_[to].layer = std::max(spots_[to].layer, spots_[ready[i]].layer + 1);
        if (--missing[to] == 0) ready.push_back(to);
      }
  }

  void add_bends() {
    std::size_t bends = 0;
    for (const Arrow& arrow : diagram_.arrows)
      if (!arrow.back) bends += spots_[arrow.to].layer - spots_[arrow.from].layer - 1;
    passed_.resize(diagram_.arrows.size());
    for (std::size_t i = 0; i < diagram_.arrows.size(); ++i) {
      const Arrow& arrow = diagram_.arrows[i];
      if (arrow.back) continue;
      std::size_t last = arrow.from;
      const std::size_t end = spots_[arrow.to].layer;
      for (std::size_t layer = spots_[arrow.from].layer + 1; layer < end && bends <= kMostBends; ++layer) {
        spots_.push_back({.layer = layer, .width = spacing_.beside, .above = {}, .below = {}});
        passed_[i].push_back(spots_.size() - 1);
        connect(last, spots_.size() - 1);
        last = spots_.size() - 1;
      }
      connect(last, arrow.to);
    }
    for (std::size_t i = 0; i < spots_.size(); ++i) {
      if (layers_.size() <= spots_[i].layer) layers_.resize(spots_[i].layer + 1);
      spots_[i].place = layers_[spots_[i].layer].size();
      layers_[spots_[i].layer].push_back(i);
    }
  }

  void connect(std::size_t above, std::size_t below) {
    spots_[above].below.push_back(below);
    spots_[below].above.push_back(above);
  }

  /// Where the neighbours of one side stand on average; its own place without any.
  template <class Where>
  double mean(const std::vector<std::size_t>& neighbours, double own, Where where) const {
    if (neighbours.empty()) return own;
    double sum = 0;
    for (const std::size_t neighbour : neighbours) sum += where(spots_[neighbour]);
    return sum / static_cast<double>(neighbours.size());
  }

  void order() {
    const auto where = [](const Spot& spot) { return static_cast<double>(spot.place); };
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
      const bool down = sweep % 2 == 0;
      for (std::size_t k = 0; k < layers_.size(); ++k) {
        std::vector<std::size_t>& layer = layers_[down ? k : layers_.size() - 1 - k];
        std::vector<std::pair<double, std::size_t>> wanted;
        for (const std::size_t spot : layer)
          wanted.emplace_back(mean(down ? spots_[spot].above : spots_[spot].below, where(spots_[spot]), where), spot);
        std::stable_sort(wanted.begin(), wanted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (std::size_t place = 0; place < wanted.size(); ++place) {
          layer[place] = wanted[place].second;
          spots_[layer[place]].place = place;
        }
      }
    }
  }

  /// Side by side first; then each layer moves towards its neighbours without changing its order.
  void place() {
    for (const std::vector<std::size_t>& layer : layers_) settle(layer, [](const Spot&) { return 0.0; });
    const auto where = [](const Spot& spot) { return spot.x; };
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
      const bool down = sweep % 2 == 0;
      for (std::size_t k = 0; k < layers_.size(); ++k)
        settle(layers_[down ? k : layers_.size() - 1 - k],
               [&](const Spot& spot) { return mean(down ? spot.above : spot.below, spot.x, where); });
    }
    double left = 0;
    for (const Spot& spot : spots_) left = std::min(left, spot.x - spot.width / 2.0);
    for (Spot& spot : spots_) spot.x -= left;
  }

  template <class Wanted>
  void settle(const std::vector<std::size_t>& layer, Wanted wanted) {
    std::vector<double> wish;
    for (const std::size_t spot : layer) wish.push_back(wanted(spots_[spot]));
    double moved = 0;
    for (std::size_t i = 0; i < layer.size(); ++i) {
      Spot& spot = spots_[layer[i]];
      spot.x = wish[i];
      if (i > 0) {
        const Spot& left = spots_[layer[i - 1]];
        spot.x = std::max(spot.x, left.x + (left.width + spot.width) / 2.0 + spacing_.beside);
      }
      moved += spot.x - wish[i];
    }
    for (const std::size_t spot : layer) spots_[spot].x -= moved / static_cast<double>(layer.size());
  }

  const Diagram& diagram_;
  const Spacing& spacing_;
  std::vector<Spot> spots_;                       // the boxes first
  std::vector<std::vector<std::size_t>> layers_;  // in order
  std::vector<std::vector<std::size_t>> passed_;  // by arrow
};

}  // namespace

Layout lay_out(const Diagram& diagram, const Spacing& spacing) {
  return Layering(diagram, spacing).layout();
}

}  // namespace spoc::render
