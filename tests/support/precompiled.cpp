// The one source of the support library that is compiled with the precompiled header, and so makes it for all test programs.
#include "support/test.h"
