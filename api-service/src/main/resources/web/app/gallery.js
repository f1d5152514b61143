// Photos of a part: a thumbnail brings its photo without moving the page, and tells which is in view.
const gallery = document.querySelector("[data-gallery]");
const thumbs = [...(gallery?.querySelectorAll(".thumbs a") ?? [])];
const photos = thumbs.map((thumb) => document.querySelector(thumb.hash));

const mark = (seen) => {
  for (const [at, thumb] of thumbs.entries()) {
    if (photos[at] === seen) thumb.setAttribute("aria-current", "true");
    else thumb.removeAttribute("aria-current");
  }
};

for (const [at, thumb] of thumbs.entries()) {
  thumb.addEventListener("click", (event) => {
    event.preventDefault();
    photos[at].scrollIntoView({ block: "nearest", inline: "center" });
  });
}
if (thumbs.length) {
  const eye = new IntersectionObserver(
    (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => mark(entry.target)),
    { root: gallery.querySelector(".photos"), threshold: 0.6 },
  );
  photos.forEach((photo) => eye.observe(photo));
}
