//! The codes of languages, from ISO 639.
//!
//! The two-letter codes are those of ISO 639-1. Of the three-letter codes there are those of ISO
//! 639-2 for what has no shorter one, and some of ISO 639-3 for languages in which people write
//! today. Both standards are public lists of their registration authorities (the Library of Congress
//! and SIL International); here they only tell a slip from a language.

/// All 183 codes of two letters.
const TWO_LETTERS: &str = "\
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia
    id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo
    lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl
    ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk
    tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Codes of three letters for what has none of two.
const THREE_LETTERS: &str = "\
    ace ach acm ada ady aeb afa afb afh ain ajp akk ale alg alt ami ang anp apa apc apd arc arn arp
    ars art arw ary arz ase ast ath aus awa ayr bad bai bal ban bar bas bat bej bem ber bfi bgc bho
    bih bik bin bjn bla bnn bnt bra brx btk bua bug byn bzj cad cai cak car cau cdo ceb cel chb chg
    chk chm chn cho chp chr chy cim ckb cmc cmn cnr cop cpe cpf cpp crh crp csb cus dak dar day del
    den dga dgr din djk doi dra dsb dua dum dyu efi egl egy eka ekk elx enm ewo fan fat fil fiu fkv
    fon frm fro frr frs fsl fur gaa gan gay gba gcf gcr gem gez gil glk gmh goh gon gor got grb
    grc gsg gsw gwi hai hak haw hil him hit hmn hne hsb hsn hup hwc iba ijo ilo inc ine inh ira iro
    jam jbo jpr jrb kaa kab kac kam kar kaw kbd kea kek kha khi khk kho kmb kmr kok kos kpe krc krl
    kro kru ksh kum kut lad lah lam lez lij liv lmo lol loz ltg lua lui lun luo lus lvs lzh mad mag
    mai mak mam man map mas mdf mdr men mfe mga mic min mis mkh mnc mni mno moh mos mul mun mus mwl
    mwr myn myv mzn nah nai nan nap nds new nhe nhn nia nic niu nog non npi nqo nso nub nwc nym nyn
    nyo nzi olo ory osa ota oto paa pag pal pam pap pau pbt pcm pdc peo pes pfl phi phn pms pnb pon
    pra pro prs pst quc qug quy quz raj rap rar rcf rhg rif rml rmn rmy roa rom rue rup sad sah sai
    sal sam sas sat scn sco sdh sel sem sga sgg sgn sgs shi shn sid sio sit sjd sje sju skr sla sma
    smi smj smn sms snk sog son srn srr ssa ssp stq suk sus sux swg swh syc syr szl tai tay tcy tem
    ter tet tig tiv tkl tlh tli tmh tog tpi trv tsi tum tup tut tvl tyv tzm udm uga umb und uzn vai
    vec vep vmf vot vro wak wal war was wen wuu xal yao yap ypk yua yue zap zbl zen zgh zlm znd zsm
    zun zxx zza";

/// Codes of three letters with the code of two that tags have for them.
const SHORTER: &str = "\
    aar=aa abk=ab afr=af aka=ak alb=sq amh=am ara=ar arg=an arm=hy asm=as ava=av ave=ae aym=ay
    aze=az bak=ba bam=bm baq=eu bel=be ben=bn bis=bi bod=bo bos=bs bre=br bul=bg bur=my cat=ca
    ces=cs cha=ch che=ce chi=zh chu=cu chv=cv cor=kw cos=co cre=cr cym=cy cze=cs dan=da deu=de
    div=dv dut=nl dzo=dz ell=el eng=en epo=eo est=et eus=eu ewe=ee fao=fo fas=fa fij=fj fin=fi
    fra=fr fre=fr fry=fy ful=ff geo=ka ger=de gla=gd gle=ga glg=gl glv=gv gre=el grn=gn guj=gu
    hat=ht hau=ha heb=he her=hz hin=hi hmo=ho hrv=hr hun=hu hye=hy ibo=ig ice=is ido=io iii=ii
    iku=iu ile=ie ina=ia ind=id ipk=ik isl=is ita=it jav=jv jpn=ja kal=kl kan=kn kas=ks kat=ka
    kau=kr kaz=kk khm=km kik=ki kin=rw kir=ky kom=kv kon=kg kor=ko kua=kj kur=ku lao=lo lat=la
    lav=lv lim=li lin=ln lit=lt ltz=lb lub=lu lug=lg mac=mk mah=mh mal=ml mao=mi mar=mr may=ms
    mkd=mk mlg=mg mlt=mt mon=mn mri=mi msa=ms mya=my nau=na nav=nv nbl=nr nde=nd ndo=ng nep=ne
    nld=nl nno=nn nob=nb nor=no nya=ny oci=oc oji=oj ori=or orm=om oss=os pan=pa per=fa pli=pi
    pol=pl por=pt pus=ps que=qu roh=rm ron=ro rum=ro run=rn rus=ru sag=sg san=sa sin=si slk=sk
    slo=sk slv=sl sme=se smo=sm sna=sn snd=sd som=so sot=st spa=es sqi=sq srd=sc srp=sr ssw=ss
    sun=su swa=sw swe=sv tah=ty tam=ta tat=tt tel=te tgk=tg tgl=tl tha=th tib=bo tir=ti ton=to
    tsn=tn tso=ts tuk=tk tur=tr twi=tw uig=ug ukr=uk urd=ur uzb=uz ven=ve vie=vi vol=vo wel=cy
    wln=wa wol=wo xho=xh yid=yi yor=yo zha=za zho=zh zul=zu";

/// Codes of two letters that mean no language, each with the one that is probably meant: those that
/// were replaced, then those of countries.
static OTHERS: [(&str, &str); 19] = [
    ("bh", "bho"),
    ("in", "id"),
    ("iw", "he"),
    ("ji", "yi"),
    ("jw", "jv"),
    ("mo", "ro"),
    ("sh", "sr"),
    ("at", "de"),
    ("au", "en"),
    ("cn", "zh"),
    ("cz", "cs"),
    ("dk", "da"),
    ("gb", "en"),
    ("jp", "ja"),
    ("mx", "es"),
    ("rs", "sr"),
    ("ua", "uk"),
    ("us", "en"),
    ("vn", "vi"),
];

/// What is known of the first part of a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Code {
    /// It names a language, or may do so.
    Language,
    /// It names none; with the code that is probably meant, where there is one.
    Slip(Option<&'static str>),
}

/// Tells whether a code of two or three letters names a language.
///
/// There are thousands of codes of three letters, and some that are real are far more often a slip:
/// one that is not listed here and a letter away from a code of two is taken for that.
pub(super) fn look_up(code: &str) -> Code {
    let code = code.to_ascii_lowercase();
    let is_listed = |list: &'static str| list.split_ascii_whitespace().any(|known| known == code);
    match code.as_bytes() {
        [_, _] if is_listed(TWO_LETTERS) => Code::Language,
        [_, _] => Code::Slip(OTHERS.iter().find(|(other, _)| *other == code).map(|(_, meant)| *meant)),
        // Those that everybody may give a meaning.
        [b'q', b'a'..=b't', _] => Code::Language,
        _ if is_listed(THREE_LETTERS) => Code::Language,
        _ => shorter(&code)
            .or_else(|| shortened(&code))
            .map_or(Code::Language, |meant| Code::Slip(Some(meant))),
    }
}

/// Finds the code of two letters for one of three.
fn shorter(code: &str) -> Option<&'static str> {
    let mut pairs = SHORTER.split_ascii_whitespace().filter_map(|pair| pair.split_once('='));
    pairs.find(|(long, _)| *long == code).map(|(_, short)| short)
}

/// Finds a code of two letters that is left when a letter is taken away, the last one first.
fn shortened(code: &str) -> Option<&'static str> {
    let left = |index: usize| code[..index].chars().chain(code[index + 1..].chars());
    let mut known = (0..code.len())
        .rev()
        .map(|index| TWO_LETTERS.split_ascii_whitespace().find(|known| known.chars().eq(left(index))));
    known.find_map(|found| found)
}

#[cfg(test)]
mod tests {
    use super::{Code, OTHERS, SHORTER, THREE_LETTERS, TWO_LETTERS, look_up};

    #[test]
    fn the_lists_are_whole_and_in_order() {
        let codes = |list: &'static str| list.split_ascii_whitespace().collect::<Vec<_>>();
        let (two, three) = (codes(TWO_LETTERS), codes(THREE_LETTERS));
        assert_eq!(two.len(), 183);
        assert!(two.is_sorted_by(|a, b| a < b) && two.iter().all(|code| code.len() == 2));
        assert!(three.is_sorted_by(|a, b| a < b) && three.iter().all(|code| code.len() == 3));
        for pair in codes(SHORTER) {
            let (long, short) = pair.split_once('=').unwrap();
            assert!(two.contains(&short) && long.len() == 3 && !three.contains(&long), "{pair}");
        }
        for (other, meant) in OTHERS {
            assert!(!two.contains(&other) && (two.contains(&meant) || three.contains(&meant)), "{other}");
        }
    }

    #[test]
    fn tells_a_slip_from_a_language() {
        for language in ["en", "EN", "de", "gsw", "fil", "haw", "yue", "mis", "qaa", "tlh", "xyz"] {
            assert_eq!(look_up(language), Code::Language, "{language}");
        }
        for (slip, meant) in [("enn", "en"), ("dee", "de"), ("spa", "es"), ("cz", "cs"), ("iw", "he")] {
            assert_eq!(look_up(slip), Code::Slip(Some(meant)), "{slip}");
        }
        assert_eq!(look_up("zz"), Code::Slip(None));
    }
}
