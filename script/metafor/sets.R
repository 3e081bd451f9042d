# The data of metadat that script/metafor-reference runs metafor on.

counts <- function(d, ai, n1i, ci, n2i, measure = "OR") {
    escalc(measure, ai = d[[ai]], n1i = d[[n1i]], ci = d[[ci]], n2i = d[[n2i]])
}
set <- function(effects, numbers = list(), factors = list(), cluster = NULL, size = NULL) {
    d <- data.frame(yi = as.vector(effects$yi), vi = as.vector(effects$vi))
    for (n in names(numbers)) d[[n]] <- as.numeric(numbers[[n]])
    for (n in names(factors)) d[[n]] <- as.character(factors[[n]])
    if (!is.null(cluster)) d$cluster <- as.character(cluster)
    if (!is.null(size)) d$ni <- as.numeric(size)
    d <- d[complete.cases(d), ]
    list(d = d, numbers = names(numbers), factors = names(factors))
}
sets <- list(
    bcg = with(dat.bcg, set(escalc("RR", ai = tpos, bi = tneg, ci = cpos, di = cneg),
        list(latitude = ablat, year = year), list(allocation = alloc), size = tpos + tneg + cpos + cneg)),
    bcg_odds = set(escalc("OR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg),
        list(latitude = dat.bcg$ablat)),
    bcg_difference = set(escalc("RD", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = dat.bcg)),
    writing = with(dat.bangertdrowns2004, set(data.frame(yi, vi),
        list(length = length, meta = meta, wic = wic), size = ni)),
    expectancy = with(dat.raudenbush1985, set(data.frame(yi, vi),
        list(weeks = weeks), list(setting = setting, tester = tester), size = n1i + n2i)),
    smoke = with(dat.hackshaw1998, set(data.frame(yi, vi), list(year = year), list(design = design))),
    interviews = with(dat.mcdaniel1994, set(escalc("ZCOR", ri = ri, ni = ni), list(), list(struct = struct), size = ni)),
    medication = with(dat.molloy2014, set(escalc("ZCOR", ri = ri, ni = ni),
        list(age = meanage, quality = quality), list(design = design), size = ni)),
    stays = with(dat.normand1999, set(escalc("MD", m1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i))),
    stays_standard = with(dat.normand1999,
        set(escalc("SMD", m1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i), size = n1i + n2i)),
    plants = with(dat.curtis1998, set(escalc("ROM", m1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i),
        list(time = time), list(group = fungrp), cluster = paper)),
    asthma = with(dat.gibson2002,
        set(escalc("SMD", m1i = m1i, sd1i = sd1i, n1i = n1i, m2i = m2i, sd2i = sd2i, n2i = n2i),
            list(year = year), list(type = type), size = n1i + n2i)),
    catheters = set(counts(dat.nielweise2007, "ai", "n1i", "ci", "n2i")),
    catheters_rates = with(dat.nielweise2008, set(escalc("IRR", x1i = x1i, t1i = t1i, x2i = x2i, t2i = t2i))),
    warfarin = with(dat.hart1999, set(escalc("IRR", x1i = x1i, t1i = t1i, x2i = x2i, t2i = t2i), list(year = year))),
    magnesium = set(counts(dat.li2007, "ai", "n1i", "ci", "n2i"), list(year = dat.li2007$year),
        size = dat.li2007$n1i + dat.li2007$n2i),
    streptokinase = set(counts(dat.lau1992, "ai", "n1i", "ci", "n2i"), list(year = dat.lau1992$year)),
    magnesium_earlier = set(counts(dat.egger2001, "ai", "n1i", "ci", "n2i"), size = dat.egger2001$n1i + dat.egger2001$n2i),
    lidocaine = set(counts(dat.hine1989, "ai", "n1i", "ci", "n2i", "RD")),
    blockers = set(counts(subset(dat.yusuf1985, table == "6"), "ai", "n1i", "ci", "n2i")),
    rehydration = set(counts(dat.hahn2001, "ai", "n1i", "ci", "n2i", "RR")),
    azithromycin = set(counts(dat.laopaiboon2015, "ai", "n1i", "ci", "n2i", "RR"), list(year = dat.laopaiboon2015$year)),
    cholera = set(counts(dat.graves2010, "ai", "n1i", "ci", "n2i", "RR")),
    wort = with(dat.linde2005, set(counts(dat.linde2005, "ai", "n1i", "ci", "n2i", "RR"),
        list(baseline = baseline, duration = duration), list(major = major))),
    antibiotics = with(dat.damico2009, set(counts(dat.damico2009, "xt", "nt", "xc", "nc"), list(year = year), list(conceal = conceal))),
    mothers = set(counts(dat.lee2004, "ai", "n1i", "ci", "n2i", "AS")),
    patches = set(counts(dat.hartmannboyce2018, "x.nrt", "n.nrt", "x.ctrl", "n.ctrl", "RR"), list(),
        list(treatment = dat.hartmannboyce2018$treatment)),
    diuretics = set(counts(dat.collins1985b, "pre.xti", "pre.nti", "pre.xci", "pre.nci")),
    placebo = set(counts(dat.dorn2007, "x.a", "n.a", "x.p", "n.p", "RR"), list(year = dat.dorn2007$year)),
    therapy = with(dat.landenberger2005,
        set(escalc("OR", ai = n.cbt.non, bi = n.cbt.rec, ci = n.ctrl.non, di = n.ctrl.rec),
            list(interval = interval), list(program = program))),
    lectures = with(dat.cohen1981, set(escalc("ZCOR", ri = ri, ni = ni), size = ni)),
    sparrows = with(dat.nakagawa2007, set(escalc("ZCOR", ri = Correlation, ni = SampleSize), cluster = Place)),
    trials = with(dat.begg1989, set(data.frame(yi, vi), list(), list(treatment = trt))),
    periodontal = with(dat.berkey1998, set(data.frame(yi, vi), list(year = year), list(outcome = outcome), cluster = trial)),
    facilitation = with(dat.baskerville2012, set(data.frame(yi = smd, vi = se^2), list(year = year), list(design = design))),
    aspirin = set(escalc("OR", ai = xTi, n1i = nTi, ci = xCi, n2i = nCi, data = dat.viechtbauer2021),
        list(dose = dat.viechtbauer2021$dose)),
    statins = set(counts(dat.cannon2006, "ep1t", "nt", "ep1c", "nc")),
    schizophrenia = with(dat.pritz1997, set(escalc("PLO", xi = xi, ni = ni))),
    adherence = with(dat.debruin2009, set(escalc("PLO", xi = xi, ni = ni), list(score = scq), list(ethnicity = ethnicity), size = ni)),
    smell = with(dat.hannum2020, set(escalc("PFT", xi = xi, ni = ni), list(), list(objectivity = objectivity))),
    schools = with(dat.konstantopoulos2011, set(data.frame(yi, vi), list(year = year), cluster = district)),
    recidivism = with(dat.assink2016, set(data.frame(yi, vi), list(published = pubstatus), list(type = deltype), cluster = study)),
    peers = with(dat.tannersmith2016, set(data.frame(yi, vi), list(males = propmale), list(mix = sexmix), cluster = studyid)),
    planning = with(dat.knapp2017, set(data.frame(yi, vi), list(difficulty = difficulty), cluster = study)),
    grants = with(dat.bornmann2007, set(escalc("OR", ai = waward, n1i = wtotal, ci = maward, n2i = mtotal),
        list(year = year), list(kind = type), cluster = study)),
    attendance = with(dat.crede2010, set(escalc("ZCOR", ri = ri, ni = ni), list(year = year), list(criterion = criterion), cluster = studyid)),
    coaching = with(dat.kalaian1996, set(data.frame(yi, vi), list(), list(outcome = outcome), cluster = study))
)
measured <- function(s) list(estimates = column(s$d$yi), variances = column(s$d$vi),
    numbers = lapply(s$d[s$numbers], column),
    factors = lapply(s$d[s$factors], function(f) list(values = I(f), levels = I(sort(unique(f), method = "radix")))),
    moderators = list(numbers = I(as.character(s$numbers)), factors = I(as.character(s$factors))),
    cluster = if (is.null(s$d$cluster)) NULL else I(s$d$cluster),
    sizes = if (is.null(s$d$ni)) NULL else column(s$d$ni))
