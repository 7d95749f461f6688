// No child, no channel: what channel.h declares of them is called by processes.cpp and shut_in.cpp of Linux alone.
#include "batch/channel.h"
