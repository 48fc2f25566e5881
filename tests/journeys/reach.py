"""How a page was answered, what on it leads nowhere, and what is too small for a finger."""

from playwright.sync_api import Page

# References to an element of the page, and fields called wrong that no visible message explains.
LOOSE = """() => {
  const found = [];
  for (const name of ['aria-labelledby', 'aria-describedby', 'for', 'popovertarget', 'form'])
    for (const each of document.querySelectorAll(`[${name}]`))
      for (const id of each.getAttribute(name).split(/\\s+/).filter(Boolean))
        if (!document.getElementById(id)) found.push(`${name}=${id}`);
  for (const each of document.querySelectorAll('main a[href^="#"]'))
    if (!document.getElementById(decodeURIComponent(each.hash.slice(1)))) found.push(`href=${each.hash}`);
  for (const each of document.querySelectorAll('main [aria-invalid=true]')) {
    const told = each.closest('.wrong')?.querySelector('.msg');
    if (!told || !told.checkVisibility()) found.push(`wrong without a word: ${each.name || each.id}`);
  }
  for (const each of document.querySelectorAll('main [title]')) found.push(`only a hint: ${each.title}`);
  return found;
}"""
# Links within a sentence stay in their line, as do the words of the glossary, whose reach is wider than they look.
SMALL = """() => {
  const small = [];
  for (const each of document.querySelectorAll('a[href], button, select, textarea, summary, .in, label.pick')) {
    const size = each.getBoundingClientRect();
    if (!size.width || each.closest('.hide, .skip, .pop, footer') || each.matches('.term')) continue;
    const text = [...each.parentElement.childNodes].some((one) => one.nodeType === 3 && one.textContent.trim());
    if (!text && size.height < 43.5) small.push(`${each.outerHTML.slice(0, 120)}: ${size.height}`);
  }
  return small;
}"""


def answered(page: Page) -> int:
    """Return the status with which the page was answered: an apology is accessible too."""
    return page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus")


def loose_ends(page: Page) -> list[str]:
    """Return what refers to nothing on the page, what is called wrong without a word, and hints that only hover."""
    return [f"{page.url}: {each}" for each in page.evaluate(LOOSE)]


def small_targets(page: Page) -> list[str]:
    """Return what stands alone and is less than 44 pixels high."""
    return [f"{page.url}: {each}" for each in page.evaluate(SMALL)]
