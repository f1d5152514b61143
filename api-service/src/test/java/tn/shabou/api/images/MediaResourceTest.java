package tn.shabou.api.images;

import tn.shabou.api.ApiTest;

/** Images that are kept in a folder. */
@ApiTest
class MediaResourceTest extends MediaContract {}
