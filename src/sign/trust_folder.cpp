#include "sign/trust.h"

namespace raingan::sign {

std::string installed_trust_folder() {
    return RAINGAN_TRUST_FOLDER;
}

}  // namespace raingan::sign
