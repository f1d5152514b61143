package tn.shabou.api.images;

import tn.shabou.api.http.ProblemType;

/** What an image may be refused for. */
enum ImageProblem implements ProblemType {
    PRODUCT_NOT_FOUND(404, "There is no such product"),
    IMAGE_NOT_FOUND(404, "There is no such image"),
    IMAGE_EXISTS(409, "The product has this image already"),
    TOO_MANY_IMAGES(409, "The product has as many images as it may have"),
    IMAGE_TOO_LARGE(422, "The image is too large"),
    UNREADABLE_IMAGE(422, "This cannot be read as an image"),
    IMAGE_NOT_FETCHED(422, "The image cannot be fetched");

    private final int status;
    private final String title;

    ImageProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
