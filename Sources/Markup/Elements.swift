/// An element by its name: `element("svg", Attribute("viewBox", "0 0 8 8")) { … }`. The named ones below are one line each over this one.
package func element(_ name: StaticString, _ attributes: [Attribute], _ content: Markup) -> Markup {
    .element(name, attributes, content)
}

package func element(_ name: StaticString, _ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element(name, attributes, content())
}

/// A void element: `void("source", .src(path))`.
package func void(_ name: StaticString, _ attributes: [Attribute]) -> Markup {
    .tag(name, attributes)
}

package func div(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("div", attributes, content())
}

package func section(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("section", attributes, content())
}

package func article(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("article", attributes, content())
}

package func header(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("header", attributes, content())
}

package func footer(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("footer", attributes, content())
}

package func main(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("main", attributes, content())
}

package func nav(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("nav", attributes, content())
}

package func aside(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("aside", attributes, content())
}

package func h1(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("h1", attributes, content())
}

package func h2(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("h2", attributes, content())
}

package func h3(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("h3", attributes, content())
}

package func h4(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("h4", attributes, content())
}

package func p(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("p", attributes, content())
}

package func span(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("span", attributes, content())
}

package func a(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("a", attributes, content())
}

package func ul(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("ul", attributes, content())
}

package func ol(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("ol", attributes, content())
}

package func li(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("li", attributes, content())
}

package func dl(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("dl", attributes, content())
}

package func dt(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("dt", attributes, content())
}

package func dd(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("dd", attributes, content())
}

package func strong(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("strong", attributes, content())
}

package func em(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("em", attributes, content())
}

package func small(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("small", attributes, content())
}

package func time(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("time", attributes, content())
}

package func table(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("table", attributes, content())
}

package func thead(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("thead", attributes, content())
}

package func tbody(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("tbody", attributes, content())
}

package func tr(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("tr", attributes, content())
}

package func th(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("th", attributes, content())
}

package func td(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("td", attributes, content())
}

package func caption(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("caption", attributes, content())
}

package func form(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("form", attributes, content())
}

package func label(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("label", attributes, content())
}

package func fieldset(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("fieldset", attributes, content())
}

package func legend(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("legend", attributes, content())
}

package func select(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("select", attributes, content())
}

package func option(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("option", attributes, content())
}

package func optgroup(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("optgroup", attributes, content())
}

package func textarea(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("textarea", attributes, content())
}

package func button(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("button", attributes, content())
}

package func details(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("details", attributes, content())
}

package func summary(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("summary", attributes, content())
}

package func figure(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("figure", attributes, content())
}

package func figcaption(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("figcaption", attributes, content())
}

package func blockquote(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("blockquote", attributes, content())
}

package func cite(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("cite", attributes, content())
}

package func abbr(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("abbr", attributes, content())
}

package func mark(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("mark", attributes, content())
}

package func code(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("code", attributes, content())
}

package func pre(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("pre", attributes, content())
}

package func output(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("output", attributes, content())
}

package func script(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("script", attributes, content())
}

package func noscript(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("noscript", attributes, content())
}

package func html(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("html", attributes, content())
}

package func head(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("head", attributes, content())
}

package func body(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("body", attributes, content())
}

package func title(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("title", attributes, content())
}

package func del(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("del", attributes, content())
}

package func ins(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("ins", attributes, content())
}

package func sup(_ attributes: Attribute..., @MarkupBuilder content: () -> Markup) -> Markup {
    element("sup", attributes, content())
}

package func input(_ attributes: Attribute...) -> Markup { void("input", attributes) }
package func br(_ attributes: Attribute...) -> Markup { void("br", attributes) }
package func img(_ attributes: Attribute...) -> Markup { void("img", attributes) }
package func hr(_ attributes: Attribute...) -> Markup { void("hr", attributes) }
package func link(_ attributes: Attribute...) -> Markup { void("link", attributes) }
package func meta(_ attributes: Attribute...) -> Markup { void("meta", attributes) }
