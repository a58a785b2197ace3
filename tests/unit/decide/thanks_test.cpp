#include "decide/thanks.h"

#include "support/test.h"

using spoc::decide::only_thanks;

TEST_CASE("an answer that says thanks, that it works and a greeting is only thanks") {
  for (const char* text :
       {"Thanks!", "Thank you very much, it works now.", "thx", "Vielen Dank für die schnelle Hilfe!", "Merci beaucoup",
        "Hi team,\n\nthanks a lot, that was quick :-)\n\nBest regards\nAna May", "DANKE, alles klar. Viele Grüße, Ana",
        "Thanks 👍\n\nOn Fri, 5 Jun 2026, Help wrote:\n> Is it really solved? Please tell us.",
        "Danke\n-- \nAna May, Purchasing, ext. 4711", "> did it help?\nGracias"}) {
    CAPTURE(text);
    CHECK(only_thanks(text, "Ana May"));
  }
}

TEST_CASE("anything more is an answer like any other") {
  for (const char* text : {"", "   ", "It works now.", "Thanks, but it does not work.", "Thanks for nothing.",
                           "Thanks. And the other printer?", "Thanks?", "Thanks, one more thing: the key is lost",
                           "No thanks", "Danke, geht leider nicht", "> thanks", "Thanks, Bob"}) {
    CAPTURE(text);
    CHECK_FALSE(only_thanks(text, "Ana May"));
  }
  std::string long_one;
  for (int i = 0; i < 50; ++i) long_one += "thanks ";
  CHECK_FALSE(only_thanks(long_one, ""));
}
