package tn.shabou.api.accounts;

import java.util.UUID;
import tn.shabou.model.accounts.Role;
import tn.shabou.model.accounts.User;

/** A member of staff as others see them. */
record Person(UUID id, String email, String fullName, Role role) {

    static Person of(User user) {
        return new Person(user.id(), user.email(), user.fullName(), user.role());
    }
}
