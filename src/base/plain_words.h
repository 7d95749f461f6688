// Messages for people who never type a command: on official papers and on the officer's page.
#pragma once

#include "base/message.h"

namespace raingan {

/// Without the clauses that name an option or command of the program ("; give it with --password", "(raingan verify
/// …)"); what else can be done stays. A message that says nothing else stays as it is.
Message in_plain_words(Message message);

}  // namespace raingan
