namespace ArchiveTool.Core.Affiliates;

/// <summary>
/// What the fields of affiliate links say. Networks use the same letters for different things, so their own rows come
/// first; what has the same meaning nearly everywhere follows.
/// </summary>
internal static class AccountRoles
{
    /// <summary>A network's fields: those without a role name the publisher.</summary>
    private const string Networks = """
        LinkTech: a m=programme u_id=sub l_cd1=sub l_cd2=sub l=constant
        LinkPrice: a m=programme u_id=sub l_cd1=sub l_cd2=sub l=constant
        Adpia Vietnam: a m=programme u_id=sub l=constant
        Chanet: a d=programme u=sub e=sub
        Yiqifa: w c=programme e=sub s=constant i=constant l=constant k=constant f=constant pf=constant
        JD Union: unionId p e=sub s=constant t=constant d=constant cu=constant utm_campaign=constant positionId=sub unionActId=programme
        Taobao Alimama: pid unid=sub e=constant p=constant union_lens=constant activityId=constant ali_trackid=constant
        Duomai: site_id aid=programme euid=sub sid=constant
        Pinduoduo (Duoduo Jinbao): pid authDuoId=constant cpsSign=constant launch_url=constant customParameters=sub
        Meituan Union: key sid=sub a=constant
        Suning Union: userId webSiteId=sub adInfoId=constant adBookId=constant channel=constant vistURL=constant
        Ctrip Union: Allianceid sid=sub ouid=sub app=constant
        Ctrip and Trip.com accounts: Allianceid allianceid SID=sub sid=sub ouid=sub trip_sub1=sub trip_sub3=sub
        TradeTracker: a tt c=programme m=constant r=sub t=constant
        TradeTracker country hosts: a c=programme m=constant r=sub
        Effiliation: id_compteur effi_id=sub effi_id2=sub
        Adtraction: as a=programme t=constant tk=constant epi=sub epi2=sub
        Adtraction country hosts: as a=programme t=constant tk=constant epi=sub epi2=sub
        Adtraction on merchants' hosts: as a=programme t=constant tk=constant epi=sub epi2=sub
        Affiliate Future: affiliateID merchantID=programme programmeID=programme mediaID=constant tracking=sub
        Tradedoubler: a p=programme g=constant epi=sub epi2=sub
        Adcell: slotId promoId=programme bid=programme subId=sub param0=constant
        Partner-ads: partnerid bannerid=programme uid=sub subid=sub
        Webgains: wgcampaignid wgprogramid=programme clickref=sub
        Daisycon: wi si=programme li=constant ws=sub pid=constant
        Kwanko (NetAffiliation): mclic argsite=sub
        affilinet: ref site=programme type=constant tnb=constant subid=sub
        Quality Click: pid cpid=programme wmid=constant prid=programme subid=sub
        Smartbroker and Quality Click merchants: pid cpid=programme wmid=constant
        SuperClix: id pp=programme linknr=constant
        bol.com Partner: s p=constant t=constant f=constant subid=sub name=sub
        M4N: aid mid=programme
        Adrecord: c p=programme epi=sub
        TargetCircle: a i=programme click_id=sub
        Adservice: media_id bid=programme ebid=constant sub=sub
        Affilae: af p=programme lp=constant
        Public-Idées (TimeOne): partid progid=programme promoid=constant cb=sub
        Affiliate Window older hosts: awinaffid id mid=programme
        NetSales: s p=programme
        2Performant: aff_code campaign_unique=programme unique=constant ad_type=constant
        Profisa and Afilio: siteid campid=programme banid=constant
        Afilio: siteid campid=programme banid=constant
        Uinterbox: pub act=programme
        GamersGate: aff caff=constant
        Green Man Gaming: tap_s tap_a=programme
        Tapfiliate: tap_s tap_a=programme
        Datacamp, Pluralsight (Impact): tap_s tap_a=programme
        Awin: awinaffid affid r id awinmid=programme mid=programme v=programme clickref=sub zpar0=sub zpar1=sub gid=constant linkid=constant platform=constant campaign=sub
        AvantLink: pw p=constant tt=constant mi=programme merchant_id=programme ti=constant pri=constant ctc=sub
        ClickBank: affiliate vendor=programme tid=sub
        Geniuslink (GeoRiot): tsid GR_URL2=constant track=sub
        CCBill: PA CA=programme
        Connexity (Bizrate): af_id mid=programme sid=sub rf=sub
        Amazon Associates: tag t tracking_id ascsubtag=sub asin=constant url=constant linkId=constant
        Impact: publisher campaign=programme ad=constant subId1=sub subId2=sub subId3=sub sharedid=sub sharedId=sub clickid=constant prodsku=constant partnerpropertyid=constant adcampaignid=constant
        CJ Affiliate: PID AID=programme sid=sub SID=sub url=constant
        Rakuten Advertising: id mid=programme offerid=programme bids=constant type=constant tmpid=constant u1=sub subid=sub LSNSUBSITE=sub
        ShareASale: u userID m=programme merchantID=programme b=constant productID=constant afftrack=sub
        Partnerize: camref pubref=sub adref=sub ar=sub ctc=constant creativeref=constant p_id=constant
        Pepperjam: code sid=sub action=constant website=constant
        Admitad: code i=constant
        FlexOffers: foid fobs=sub faid=constant fot=constant foc=constant fos=constant
        Optimise: AID PID=programme MID=programme WID=constant UID=sub UID2=sub
        Sovrn Commerce (VigLink): key cuid=sub prodOvrd=constant
        Skimlinks: id xs=constant xcust=sub sref=constant
        eBay Partner Network: campid pub customid=sub toolid=constant mkevt=constant mkcid=constant mkrid=constant siteid=constant
        Button: btn_ref btn_pub_ref=sub
        LinkBux: pid mid=programme uid=sub
        PartnerMatic: uid sub=sub
        LinkConnector: lc atid=sub
        Avangate: AFFILIATE affiliate ACCOUNT=programme REDIR=constant
        MaxBounty: a o=programme c=constant s1=sub
        PeerFly: a o=programme
        Clickbooth: a c=programme
        CAKE: a c=programme m=constant p=constant s1=sub s2=sub s3=sub s4=sub s5=sub
        Everflow: affiliate offer=programme uid=constant creative_id=constant source_id=sub
        LinkTrust: AFID CID=programme ADID=constant SID=sub
        Scaleo and Affilka: a o=programme creative_id=constant
        Affise: pid offer_id=programme l=constant
        Affise hosts: pid offer_id=programme
        Trackier: pub_id campaign_id=programme p1=sub p2=sub source=sub
        Trackier networks: pub_id campaign_id=programme
        Cuelinks: pub_id cid=programme source=sub
        A8.net: a8mat sid
        ValueCommerce: sid pid=programme vcptn=sub
        Rakuten Ichiba Affiliate: id link_type=constant rafcid=constant
        Moshimo: a_id p_id=programme pc_id=constant pl_id=constant s_v=sub
        Coupang Partners: lptag subid=sub subId=sub pageKey=constant id=constant
        Agoda partners: cid tag=sub
        Booking.com: aid label=sub
        Travelpayouts: marker shmarker trs=constant p=programme campaign_id=programme promo_id=constant source_type=constant
        Hotels Combined and Kayak: a_aid label=sub
        Flipkart: affid affExtParam1=sub affExtParam2=sub
        Apple Performance Partners: at afid ct=sub itsct=constant itscg=constant cid=sub
        WHMCS: aff pid=constant gid=constant
        Vultr and Bandwagon-type hosts in Chinese blogs: aff pid=constant gid=constant
        Newegg: AFFID ACRID=constant ASID=constant ASUBID=sub AFFNAME=constant
        B&H Photo: BI KBID
        Walmart: wmlspartner affiliates_ad_id=constant sourceid=sub campaign_id=programme
        Post Affiliate Pro: a_aid a_bid=constant a_cid=constant chan=sub data1=sub data2=sub ref_id=constant
        AliExpress: aff_short_key af cn=sub cv=sub dp=sub aff_fcid=constant platform=constant aff_fsk=constant aff_trace_key=constant aff_platform=constant sk=constant terminal_id=constant
        Commission Factory: publisher program=programme UniqueId=sub
        clixGalore: AfID AffiliateID BID=constant ADID=programme
        EPN: code sub=sub sub1=sub
        Mixmarket: id zid=constant prid=programme stat_id=constant sub_id=sub
        Shopee affiliates: affiliate_id aff_id mmp_pid=constant pid=constant utm_source=constant utm_medium=constant utm_campaign=constant utm_content=sub af_siteid=constant uls_trackid=constant smtt=constant deep_and_deferred=constant
        Digistore24: affiliate product=programme campaignkey=sub
        Digistore24 promo codes: affiliate product=programme campaignkey=sub
        Lomadee: sourceId mdasc=sub url=constant store=programme
        Hotmart: ap a src=sub dp=constant
        Expedia Group affiliates: camref siteid=constant creativeref=constant adref=sub
        """;

    private const string Publishers =
        "affiliate affiliateid aff_id affid affiliate_id aff afid publisher publisherid publisher_id pub_id pub partner partnerid partner_id partnercode ref refcode via fpr fp_ref a_aid marker tag campid rcode referralcode lmref sca_ref rfsn account";

    private const string Programmes =
        "programme program programid programmeid program_id offer offer_id offerid merchant merchantid merchant_id advertiser product item vendor campaign_id";

    private const string SubIds =
        "subid subid1 subid2 subid3 subid4 subid5 sub_id sub sub1 sub2 sub3 sub4 sub5 aff_sub aff_sub1 aff_sub2 aff_sub3 aff_sub4 aff_sub5 sub_id1 sub_id2 clickref clickref2 clickref3 clickref4 clickref5 clickref6 epi epi2 u1 xcust customid custom1 ascsubtag pubref s1 s2 s3 s4 s5 tid1 fp_sid aff_sid afftrack label";

    private static readonly Lazy<Dictionary<string, Dictionary<string, AccountRole>>> Own = new(ReadNetworks);
    private static readonly Lazy<Dictionary<string, AccountRole>> Common = new(ReadCommon);

    /// <summary>The roles of a link's fields. Where none is known to name the publisher, the first that is unknown does.</summary>
    public static IReadOnlyDictionary<string, AccountRole> Assign(string network, IEnumerable<string> fields)
    {
        var roles = new Dictionary<string, AccountRole>(StringComparer.Ordinal);
        string? unknown = null;
        foreach (var field in fields)
        {
            var role = Find(network, field);
            unknown ??= role is null ? field : null;
            roles[field] = role ?? AccountRole.Constant;
        }

        if (unknown is not null && !roles.ContainsValue(AccountRole.Publisher))
        {
            roles[unknown] = AccountRole.Publisher;
        }

        return roles;
    }

    /// <summary>Whether a network's links say by a field that is known who is paid.</summary>
    public static bool NamesPublisher(string network) => Own.Value.ContainsKey(network);

    private static AccountRole? Find(string network, string field) =>
        Own.Value.TryGetValue(network, out var own) && own.TryGetValue(field, out var role) ? role
        : Common.Value.TryGetValue(field, out role) ? role
        : null;

    private static Dictionary<string, Dictionary<string, AccountRole>> ReadNetworks()
    {
        var networks = new Dictionary<string, Dictionary<string, AccountRole>>(StringComparer.Ordinal);
        foreach (var line in Networks.Split('\n'))
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            var fields = networks[line[..colon]] = new Dictionary<string, AccountRole>(StringComparer.Ordinal);
            foreach (var field in line[(colon + 2)..].TrimEnd().Split(' '))
            {
                var parts = field.Split('=');
                fields[parts[0]] = parts.ElementAtOrDefault(1) switch
                {
                    null => AccountRole.Publisher,
                    "programme" => AccountRole.Programme,
                    "sub" => AccountRole.SubId,
                    _ => AccountRole.Constant,
                };
            }
        }

        return networks;
    }

    private static Dictionary<string, AccountRole> ReadCommon()
    {
        var common = new Dictionary<string, AccountRole>(StringComparer.OrdinalIgnoreCase);
        Add(Publishers, AccountRole.Publisher);
        Add(Programmes, AccountRole.Programme);
        Add(SubIds, AccountRole.SubId);
        return common;

        void Add(string names, AccountRole role)
        {
            foreach (var name in names.Split(' '))
            {
                common[name] = role;
            }
        }
    }
}
