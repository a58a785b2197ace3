#include "desk/carry.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>

namespace spoc::desk {

namespace {

// A batch takes far less; who was killed is followed by somebody else after this.
constexpr time::Span kShortestLease = time::seconds(30);
// What a transport may still take when it is begun, at the least.
constexpr time::Span kReserve = time::seconds(15);
constexpr int kPatience = 2;

}  // namespace

Carrying::Carrying(std::shared_ptr<const policy::Policy> policy, const Delivering& delivering)
    : policy_(std::move(policy)),
      delivering_(delivering),
      around_{delivering.folder, delivering.credentials},
      lease_(kShortestLease),
      workers_(std::max<std::size_t>(1, delivering.jobs)) {
  const auto fit = [&](const std::string& channel) {
    lease_.us = std::max(lease_.us, 2 * deliver::longest_try(*policy_, channel, 1).us + kReserve.us);
  };
  fit({});
  for (const policy::Channel& channel : policy_->channels) fit(channel.name);
}

bool Carrying::given_up(Post& post) {
  const std::scoped_lock lock(mutex_);
  const auto found = troubles_.find(post.channel);
  if (found == troubles_.end() || found->second.times < kPatience) return false;
  post.state = "failed";
  post.detail = found->second.detail;
  return true;
}

void Carrying::note(const std::string& channel, bool reached, const std::string& detail) {
  const std::scoped_lock lock(mutex_);
  Trouble& trouble = troubles_[channel];
  trouble = reached ? Trouble{} : Trouble{trouble.times + 1, detail};
}

void Carrying::hand_over(Post& post, deliver::Transport& transport) {
  try {
    transport.deliver(*post.message);
    post.state = "sent";
    note(post.channel, true, {});
  } catch (const Error& error) {
    post.state = "failed";
    post.detail = error.message;
    post.final = error.code == Code::data;
    note(post.channel, error.code != Code::unavailable, error.message);
  }
}

void Carrying::carry_one(Post& post, Transports& transports, Instant leased_until) {
  if (!post.message || given_up(post)) return;
  const Instant now = delivering_.clock();
  const std::int64_t longest = std::max(kReserve.us, deliver::longest_try(*policy_, post.channel, post.to.size()).us);
  if (now + time::Span{std::min(longest, lease_.us / 2)} > leased_until) {
    post.state = "untried";
    return;
  }
  post.message->tried_at = now;
  try {
    auto& transport = transports[post.channel];
    if (!transport) transport = deliver::make_transport(*policy_, post.channel, around_);
    hand_over(post, *transport);
  } catch (const Error& error) {  // there is no such channel any more
    post.state = "failed";
    post.detail = error.message;
  }
}

/// What may not be safe counts as not sent: another try finds it there, or sends it again as the same.
void Carrying::settle(std::vector<Post>& posts, const std::string& channel, deliver::Transport& transport) {
  try {
    transport.settle();
  } catch (const Error& error) {
    for (Post& post : posts) {
      if (post.channel != channel || post.state != "sent") continue;
      post.state = "failed";
      post.detail = error.message;
    }
  }
}

void Carrying::carry(std::vector<Post>& posts, Instant leased_until) {
  std::atomic<std::size_t> next = 0;
  std::exception_ptr broken;
  const auto work = [&](Transports& transports) {
    try {
      for (std::size_t i = next++; i < posts.size(); i = next++) carry_one(posts[i], transports, leased_until);
    } catch (...) {
      const std::scoped_lock lock(mutex_);
      if (!broken) broken = std::current_exception();
    }
  };
  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < std::min(workers_.size(), posts.size()); ++i)
    threads.emplace_back([&work, &transports = workers_[i]] { work(transports); });
  work(workers_.front());
  threads.clear();  // waits for them
  for (Transports& transports : workers_)
    for (auto& [channel, transport] : transports)
      if (transport) settle(posts, channel, *transport);
  if (broken) std::rethrow_exception(broken);
}

}  // namespace spoc::desk
