#include "domain/event.h"

namespace spoc::domain {

Event::Event() = default;
Event::Event(const Event& other) = default;
Event::Event(Event&& other) noexcept = default;
Event& Event::operator=(const Event& other) = default;
Event& Event::operator=(Event&& other) noexcept = default;
Event::~Event() = default;

bool Event::operator==(const Event& other) const {
  return static_cast<const EventVariant&>(*this) == static_cast<const EventVariant&>(other);
}

}  // namespace spoc::domain
