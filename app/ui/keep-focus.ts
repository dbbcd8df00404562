const patienceMs = 5_000;

/**
 * A record that was removed takes along the button that had the focus, when the page is read again. The focus then
 * rests on the content, so that the next Tab goes on there and not at the top of the page.
 */
export function keepFocusOnPage(): void {
  const content = document.getElementById("content");
  if (!content) return;
  const watch = new MutationObserver(() => {
    if (document.activeElement !== document.body) return;
    content.focus({ preventScroll: true });
    watch.disconnect();
  });
  watch.observe(content, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), patienceMs);
}
