package tn.shabou.api.audit;

import java.util.UUID;

/** Who does a deed. */
public interface Actor {

    UUID id();

    String email();
}
