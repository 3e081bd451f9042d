extension Attribute {
    package static func `class`(_ value: String) -> Attribute { Attribute("class", value) }
    package static func id(_ value: String) -> Attribute { Attribute("id", value) }
    package static func href(_ value: String) -> Attribute { Attribute("href", value) }
    package static func src(_ value: String) -> Attribute { Attribute("src", value) }
    package static func alt(_ value: String) -> Attribute { Attribute("alt", value) }
    package static func name(_ value: String) -> Attribute { Attribute("name", value) }
    package static func value(_ value: String) -> Attribute { Attribute("value", value) }
    package static func type(_ value: String) -> Attribute { Attribute("type", value) }
    package static func `for`(_ value: String) -> Attribute { Attribute("for", value) }
    package static func action(_ value: String) -> Attribute { Attribute("action", value) }
    package static func method(_ value: String) -> Attribute { Attribute("method", value) }
    package static func lang(_ value: String) -> Attribute { Attribute("lang", value) }
    package static func title(_ value: String) -> Attribute { Attribute("title", value) }
    package static func rel(_ value: String) -> Attribute { Attribute("rel", value) }
    package static func role(_ value: String) -> Attribute { Attribute("role", value) }
    package static func datetime(_ value: String) -> Attribute { Attribute("datetime", value) }
    package static func placeholder(_ value: String) -> Attribute { Attribute("placeholder", value) }
    package static func autocomplete(_ value: String) -> Attribute { Attribute("autocomplete", value) }
    package static func scope(_ value: String) -> Attribute { Attribute("scope", value) }
    package static func width(_ value: String) -> Attribute { Attribute("width", value) }
    package static func height(_ value: String) -> Attribute { Attribute("height", value) }
    package static func rows(_ value: String) -> Attribute { Attribute("rows", value) }
    package static func media(_ value: String) -> Attribute { Attribute("media", value) }
    package static func content(_ value: String) -> Attribute { Attribute("content", value) }
    package static func accept(_ value: String) -> Attribute { Attribute("accept", value) }
    package static func inputmode(_ value: String) -> Attribute { Attribute("inputmode", value) }
    package static func min(_ value: String) -> Attribute { Attribute("min", value) }
    package static func max(_ value: String) -> Attribute { Attribute("max", value) }
    package static func dir(_ value: String) -> Attribute { Attribute("dir", value) }
    package static func checked(_ isPresent: Bool) -> Attribute { Attribute("checked", when: isPresent) }
    package static func selected(_ isPresent: Bool) -> Attribute { Attribute("selected", when: isPresent) }
    package static func `required`(_ isPresent: Bool) -> Attribute { Attribute("required", when: isPresent) }
    package static func `open`(_ isPresent: Bool) -> Attribute { Attribute("open", when: isPresent) }
    package static func disabled(_ isPresent: Bool) -> Attribute { Attribute("disabled", when: isPresent) }
    package static func hidden(_ isPresent: Bool) -> Attribute { Attribute("hidden", when: isPresent) }
    package static func novalidate(_ isPresent: Bool) -> Attribute { Attribute("novalidate", when: isPresent) }
    package static func multiple(_ isPresent: Bool) -> Attribute { Attribute("multiple", when: isPresent) }
    package static func `defer`(_ isPresent: Bool) -> Attribute { Attribute("defer", when: isPresent) }
    package static func autofocus(_ isPresent: Bool) -> Attribute { Attribute("autofocus", when: isPresent) }
    package static func ariaLabel(_ value: String) -> Attribute { Attribute("aria-label", value) }
    package static func ariaLabelledby(_ value: String) -> Attribute { Attribute("aria-labelledby", value) }
    package static func ariaDescribedby(_ value: String) -> Attribute { Attribute("aria-describedby", value) }
    package static func ariaCurrent(_ value: String) -> Attribute { Attribute("aria-current", value) }
    package static func ariaLive(_ value: String) -> Attribute { Attribute("aria-live", value) }
    package static func ariaHidden(_ value: String) -> Attribute { Attribute("aria-hidden", value) }
    package static func ariaExpanded(_ value: String) -> Attribute { Attribute("aria-expanded", value) }
    package static func ariaInvalid(_ value: String) -> Attribute { Attribute("aria-invalid", value) }
    package static func ariaControls(_ value: String) -> Attribute { Attribute("aria-controls", value) }

    /// Left out when there is nothing to say: `.ariaDescribedby(hint?.id)`.
    package static func optional(_ name: StaticString, _ value: String?) -> Attribute {
        guard let value else { return Attribute(name, when: false) }
        return Attribute(name, value)
    }
}
