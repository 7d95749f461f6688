#include "batch/interrupt.h"

#include <windows.h>

#include <atomic>

namespace raingan::batch {
namespace {

std::atomic<bool> noted{false};

/// Called by the system on a thread of its own. False: whoever comes next, which ends the program.
BOOL WINAPI note(DWORD /*event*/) {
    return noted.exchange(true) ? FALSE : TRUE;
}

}  // namespace

InterruptWatch::InterruptWatch() {
    noted = false;
    ::SetConsoleCtrlHandler(note, TRUE);
}

InterruptWatch::~InterruptWatch() {
    ::SetConsoleCtrlHandler(note, FALSE);
}

bool interrupted() {
    return noted;
}

}  // namespace raingan::batch
