import Markup
import Replications
import Web

/// The lines of money in, or of money out: what, how much, and the sum as the books have it.
struct MoneyFields: Sendable {
    /// `in` or `out`: begins the names of its fields.
    let side: String

    static let most = 40

    private var what: String { "\(side)-what" }
    private var amount: String { "\(side)-amount" }
    private var total: String { "\(side)-total" }

    func show(_ lines: [MoneyLine], in form: inout Submission) {
        form.set(what, lines.map(\.what))
        form.set(amount, lines.map(\.amount.plain))
    }

    /// The lines, after noting what is wrong. A sum that was given has to be that of the lines.
    func read(_ form: inout Submission) -> [MoneyLine] {
        form.note(what, as: .lines(length: 200, most: Self.most))
        form.note(amount, as: .lines(length: 20, most: Self.most))
        let (names, amounts) = (form.shownAll(what), form.shownAll(amount))
        var lines: [MoneyLine] = []
        for index in 0..<max(names.count, amounts.count) {
            var one = Submission([
                what: names.indices.contains(index) ? names[index] : "",
                amount: amounts.indices.contains(index) ? amounts[index] : "",
            ])
            let (name, written) = (one.line(what, 0...200), one.line(amount, 0...20))
            guard !name.isEmpty || !written.isEmpty else { continue }
            let number = ["number": "\(index + 1)"]
            guard one.isValid, !name.isEmpty else {
                form.refuse(side, "accountability.form.line.nameless", number)
                continue
            }
            guard let money = Amount(written: written, decimals: 2) else {
                form.refuse(side, "accountability.form.line.amount", number)
                continue
            }
            lines.append(MoneyLine(name, money))
        }
        if lines.count > Self.most { form.refuse(side, "accountability.form.line.tooMany") }
        check(lines, &form)
        return lines
    }

    private func check(_ lines: [MoneyLine], _ form: inout Submission) {
        let written = form.line(total, 0...20)
        guard !written.isEmpty else { return }
        guard let sum = Amount(written: written, decimals: 2) else {
            return form.refuse(total, "accountability.form.total.amount")
        }
        if sum != lines.total { form.refuse(total, "accountability.form.total.other", ["sum": lines.total.cents]) }
    }

    func view(_ view: FormView) -> Markup {
        let filled =
            [what, amount].compactMap { name in
                view.submission.shownAll(name).lastIndex { !$0.isEmpty }.map { $0 + 1 }
            }.max() ?? 0
        return .group([
            view.pairs(side, what, amount, count: min(max(4, filled + 2), Self.most)),
            view.line(total, optional: true, isShort: true, attributes: [.inputmode("decimal")]),
        ])
    }
}
